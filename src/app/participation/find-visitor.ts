/** The person behind a link: the only way from a token to their answers. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import { Problem } from '../../domain/problem.ts';
import { findParticipantByLink } from '../../storage/participant-store.ts';
import { loadCohorts } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { pseudonymOf, tokenHash } from '../keys.ts';

export interface Visitor {
  readonly participantId: string;
  readonly pseudonym: string;
  readonly cohort: Cohort;
}

/** Refuses `unknown-link`. */
export async function findVisitor(
  deps: Pick<Deps, 'db' | 'keys' | 'snapshots'>,
  token: string,
): Promise<Visitor> {
  const participant = await findParticipantByLink(deps.db, tokenHash(token));
  if (!participant) throw new Problem('unknown-link');
  const cohorts = await loadCohorts(deps.db, deps.snapshots, [participant.cohort_id]);
  const cohort = cohorts.get(participant.cohort_id);
  if (!cohort) throw new Problem('unknown-link');
  const pseudonym = pseudonymOf(deps.keys, participant.id);
  return { participantId: participant.id, pseudonym, cohort };
}
