/**
 * Picking up a link from the class list. The first to give the name claims the link; after that it
 * takes the recovery code chosen then.
 */
import type { Cohort } from '../../domain/collection/cohort.ts';
import { nameKey } from '../../domain/collection/person-name.ts';
import { Problem } from '../../domain/problem.ts';
import {
  findParticipantsByName,
  type ParticipantRow,
  pickUpLink,
} from '../../storage/participant-store.ts';
import type { Deps } from '../deps.ts';
import { linkTokenOf, recoveryHashOf } from '../keys.ts';
import type { Candidate, Joined, JoinRequest } from './join-cohort.ts';
import { tryRecoveryCode } from './recovery-code.ts';

/** Refuses `name-not-on-list`, `link-already-picked-up`, `too-many-attempts`. */
export async function pickUpFromList(
  deps: Deps,
  cohort: Cohort,
  request: JoinRequest,
): Promise<Joined> {
  const named = await findParticipantsByName(deps.db, cohort.id, nameKey(request.name));
  const meant = request.choice ? named.filter((one) => one.id === request.choice) : named;
  if (meant.length === 0) throw new Problem('name-not-on-list');
  const tried = await tryRecoveryCode(deps, meant, request.recoveryCode);
  if (tried.outcome === 'link') return { kind: 'link', token: tried.token };
  const free = meant.filter((one) => one.picked_up === 0);
  if (free.length > 0 && meant.length > 1) return { kind: 'choose', candidates: labelled(free) };
  const [only] = free;
  if (only && (await claim(deps, only, request.recoveryCode))) {
    return { kind: 'link', token: linkTokenOf(deps.keys, only.id, only.generation) };
  }
  throw new Problem(tried.outcome === 'locked' ? 'too-many-attempts' : 'link-already-picked-up');
}

function claim(
  deps: Deps,
  { id }: ParticipantRow,
  recoveryCode: string | undefined,
): Promise<boolean> {
  return pickUpLink(deps.db, id, recoveryCode ? recoveryHashOf(deps.keys, id, recoveryCode) : null);
}

/** People of one name differ by unit, position or the end of the telephone number. */
function labelled(free: readonly ParticipantRow[]): readonly Candidate[] {
  return free.map(({ id, unit, position, phone }) => {
    const parts = [unit, position, phone && `…${phone.slice(-4)}`];
    return { id, label: parts.filter(Boolean).join(' · ') || '—' };
  });
}
