/** Which work unit each answer comes from: the one place that lays the class list beside the answers. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import { findDetached } from '../../storage/erasure-store.ts';
import { findParticipantsOfCohort } from '../../storage/participant-store.ts';
import type { Deps } from '../deps.ts';
import { pseudonymOf } from '../keys.ts';

/** Unit by pseudonym, of everyone who is or was on the list; an empty text where the list names none. */
export async function findUnits(
  deps: Pick<Deps, 'db' | 'keys'>,
  cohort: Cohort,
): Promise<ReadonlyMap<string, string>> {
  const people = await findParticipantsOfCohort(deps.db, cohort.id);
  const erased = await findDetached(deps.db, cohort.id);
  return new Map([
    ...people.map(({ id, unit }): [string, string] => [pseudonymOf(deps.keys, id), unit ?? '']),
    ...erased.map(({ pseudonym, unit }): [string, string] => [pseudonym, unit]),
  ]);
}

/** Pseudonyms of those who have left the class: no longer invited, while their answers keep their unit. */
export async function findLeft(
  deps: Pick<Deps, 'db' | 'keys'>,
  cohort: Cohort,
): Promise<ReadonlySet<string>> {
  const people = await findParticipantsOfCohort(deps.db, cohort.id);
  const erased = await findDetached(deps.db, cohort.id);
  return new Set([
    ...people.filter((one) => one.withdrawn === 1).map(({ id }) => pseudonymOf(deps.keys, id)),
    ...erased.filter((one) => one.withdrawn === 1).map(({ pseudonym }) => pseudonym),
  ]);
}

/**
 * How many count as invited: those in the class, whoever of them has answered; where more have answered, some of
 * whom have left since, as many as answered. Told by two numbers that are shown anyway, so it tells of nobody.
 */
export function invitedOf(inClass: number, answered: number): number {
  return Math.max(inClass, answered);
}
