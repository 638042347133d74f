/** Self-entry: without a class list, giving a name makes the participant. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import { nameKey } from '../../domain/collection/person-name.ts';
import { Problem } from '../../domain/problem.ts';
import {
  countEntered,
  findParticipant,
  findParticipantsByName,
  insertParticipantOnce,
  type ParticipantRow,
} from '../../storage/participant-store.ts';
import { newParticipant } from '../class-list/participants.ts';
import type { Deps } from '../deps.ts';
import { linkTokenOf, recoveryHashOf, selfEntryIdOf } from '../keys.ts';
import type { Joined, JoinRequest } from './join-cohort.ts';
import { tryRecoveryCode } from './recovery-code.ts';

/** Nobody's class is larger; whoever found the code cannot fill the disk. */
const selfEntryLimit = 1000;

/**
 * A name enters once; with its recovery code it returns to the link it made. Somebody else of the same
 * name adds the unit to it. Refuses `link-already-picked-up`, `too-many-attempts`, `name-not-on-list` for
 * who was taken off it, and `conflict` beyond the limit.
 */
export async function enterSelf(deps: Deps, cohort: Cohort, request: JoinRequest): Promise<Joined> {
  const key = nameKey(request.name);
  const named = await findParticipantsByName(deps.db, cohort.id, key);
  const id = request.page
    ? selfEntryIdOf(deps.keys, cohort.id, request.page, key)
    : deps.randomId();
  if (named.length > 0 && !named.some((one) => one.id === id)) {
    return returning(deps, named, request);
  }
  const left = await findParticipantsByName(deps.db, cohort.id, key, true);
  if (named.length === 0 && left.length > 0) throw new Problem('name-not-on-list');
  return { kind: 'link', token: await makeParticipant(deps, cohort, request, id) };
}

async function returning(
  deps: Deps,
  named: readonly ParticipantRow[],
  { recoveryCode }: JoinRequest,
): Promise<Joined> {
  const tried = await tryRecoveryCode(deps, named, recoveryCode);
  if (tried.outcome === 'link') return { kind: 'link', token: tried.token };
  if (tried.outcome === 'locked') throw new Problem('too-many-attempts');
  throw new Problem('link-already-picked-up');
}

async function makeParticipant(
  deps: Deps,
  cohort: Cohort,
  { name, recoveryCode }: JoinRequest,
  id: string,
): Promise<string> {
  const nothing = { unit: null, position: null, email: null, phone: null, externalId: null };
  const { row } = newParticipant(deps, cohort.id, { name, ...nothing }, id);
  const recoveryHash = recoveryCode ? recoveryHashOf(deps.keys, id, recoveryCode) : null;
  const entered = { ...row, self_entered: 1, picked_up: 1, recovery_hash: recoveryHash };
  return deps.db.transaction().execute(async (trx) => {
    const before = await findParticipant(trx, cohort.id, id);
    if (before) return linkTokenOf(deps.keys, id, before.generation);
    if ((await countEntered(trx, cohort.id, true)) >= selfEntryLimit) {
      throw new Problem('conflict', { limit: selfEntryLimit });
    }
    // The same page sent twice at once: on PostgreSQL both get here, and one of them enters nobody.
    await insertParticipantOnce(trx, entered);
    return linkTokenOf(deps.keys, id, entered.generation);
  });
}
