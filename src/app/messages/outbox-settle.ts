/** Messages that were being sent when a server died: nobody knows whether they went out, so a person decides. */
import { giveUpClaims } from '../../storage/outbox-store.ts';
import type { Deps } from '../deps.ts';
import { wholeSecond } from '../whole-second.ts';

/** Far longer than any server waits for another. */
const claimMinutes = 10;

/** Always false: it settles all at once. */
export async function settleOutbox(deps: Pick<Deps, 'db' | 'now'>): Promise<boolean> {
  await giveUpClaims(deps.db, wholeSecond(deps.now().subtract({ minutes: claimMinutes })));
  return false;
}
