/**
 * The 4 to 6 digits with which a participant comes back to a link already picked up. Five wrong
 * codes lock them until the administrator renews the link: ten thousand codes are soon guessed.
 */
import {
  clearWrongAttempts,
  type ParticipantRow,
  spendAttempts,
} from '../../storage/participant-store.ts';
import type { Deps } from '../deps.ts';
import { linkTokenOf, recoveryHashOf } from '../keys.ts';

const wrongCodesAllowed = 5;

export type Tried =
  | { readonly outcome: 'link'; readonly token: string }
  | { readonly outcome: 'wrong' | 'locked' | 'not-tried' };

/**
 * Tries the code on everyone of one name. The attempt is spent before the result is told, so that
 * guesses sent all at once gain nothing; a right code counts only against its owner.
 */
export async function tryRecoveryCode(
  deps: Pick<Deps, 'db' | 'keys'>,
  people: readonly ParticipantRow[],
  recoveryCode: string | undefined,
): Promise<Tried> {
  const guarded = people.filter((one) => one.recovery_hash !== null);
  if (!recoveryCode || guarded.length === 0) return { outcome: 'not-tried' };
  const owner = guarded.find(
    (one) => one.recovery_hash === recoveryHashOf(deps.keys, one.id, recoveryCode),
  );
  const tried = (owner ? [owner] : guarded).map((one) => one.id);
  const spent = await spendAttempts(deps.db, tried, wrongCodesAllowed);
  if (spent.length === 0) return { outcome: 'locked' };
  if (!owner) return { outcome: 'wrong' };
  await clearWrongAttempts(deps.db, owner.id);
  return { outcome: 'link', token: linkTokenOf(deps.keys, owner.id, owner.generation) };
}
