/** Cohorts of a school: create, list, read, open and close. Another school's are `not-found`. */
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import {
  type Occasion,
  type OccasionState,
  occasionState,
} from '../../domain/collection/occasion.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { Problem } from '../../domain/problem.ts';
import { countAnswers, findCohortsOfSchool, updateOccasion } from '../../storage/cohort-store.ts';
import { countDetached, findErasedOccasions } from '../../storage/erasure-store.ts';
import { deleteMoments } from '../../storage/moments-store.ts';
import { countParticipants } from '../../storage/participant-store.ts';
import { type AuditAction, record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { parseInput, refuseField } from '../parse-input.ts';
import { invitedOf } from '../results/find-units.ts';
import { momentsOfOccasions } from '../results/occasion-moments.ts';
import { pairMomentsOf } from '../results/pair-moments.ts';
import { type OccasionInput, occasionInput } from './cohort-input.ts';
import { cohortOfSchool, toCohort } from './load-cohort.ts';

export { createCohort } from './create-cohort.ts';

export interface OccasionStatus extends Occasion {
  readonly state: OccasionState;
  readonly invited: number;
  readonly drafts: number;
  readonly submitted: number;
}

export interface CohortStatus {
  readonly cohort: Cohort;
  readonly occasions: readonly OccasionStatus[];
}

/** Newest end of training first. */
export async function listCohorts(deps: Deps, schoolId: string): Promise<readonly CohortStatus[]> {
  const rows = await findCohortsOfSchool(deps.db, schoolId);
  const cohorts: Cohort[] = [];
  for (const row of rows) cohorts.push(await toCohort(deps.db, deps.snapshots, row));
  return statusOf(deps, cohorts);
}

/** Refuses `not-found`. */
export async function readCohort(
  deps: Deps,
  schoolId: string,
  cohortId: string,
): Promise<CohortStatus> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const [status] = await statusOf(deps, [cohort]);
  if (!status) throw new Problem('not-found');
  return status;
}

/**
 * Opens or closes by hand, whatever the days say; or sets days, which then count again.
 * Refuses `not-found`, `invalid-input`.
 */
export async function setOccasion(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
  input: OccasionInput,
): Promise<OccasionStatus> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const occasion = occasionOf(cohort, kind);
  if (!occasion) throw new Problem('not-found');
  if (cohort.erasedOn !== null) throw new Problem('class-erased');
  const wanted = parseInput(occasionInput, input);
  const opensOn = wanted.opensOn ?? occasion.opensOn;
  const closesOn = wanted.closesOn ?? occasion.closesOn;
  if (closesOn < opensOn) refuseField('closesOn', 'before-opening', { opensOn });
  const change = {
    opens_on: opensOn,
    closes_on: closesOn,
    forced: wanted.state ?? null,
    forced_reason: wanted.state ? (wanted.reason ?? null) : null,
  };
  await deps.db.transaction().execute(async (trx) => {
    await updateOccasion(trx, occasion.id, change);
    await deleteMoments(trx, [occasion.id]);
    await record(
      { ...deps, db: trx },
      {
        schoolId,
        action: actionOf(wanted),
        target: { kind: 'cohort', id: cohort.id },
        details: { kind, ...(wanted.reason && { reason: wanted.reason }) },
      },
    );
  });
  const changed = await readCohort(deps, schoolId, cohortId);
  await keepMoments(deps, changed, kind);
  const now = changed.occasions.find((one) => one.kind === kind);
  if (!now) throw new Problem('not-found');
  return now;
}

function actionOf({ state }: OccasionInput): AuditAction {
  if (!state) return 'occasion-by-days';
  return state === 'open' ? 'occasion-opened' : 'occasion-closed';
}

/** Stores the moments of an occasion that is closed now, so that the first comparison need not. */
export async function keepMoments(
  deps: Deps,
  { cohort, occasions }: CohortStatus,
  kind: OccasionKind,
): Promise<void> {
  const closed = occasions.filter(({ state }) => state === 'closed');
  if (!closed.some((occasion) => occasion.kind === kind)) return;
  if (closed.length === occasions.length) await pairMomentsOf(deps, [cohort]);
  else
    await momentsOfOccasions(
      deps,
      closed.map((occasion) => ({ cohort, occasion })),
    );
}

/** Each with its states and counts now, in the same order. */
export async function statusOf(
  deps: Deps,
  cohorts: readonly Cohort[],
): Promise<readonly CohortStatus[]> {
  const occasionIds = cohorts.flatMap((cohort) => cohort.occasions.map((one) => one.id));
  const counts = await countAnswers(deps.db, occasionIds);
  const invited = await countParticipants(
    deps.db,
    cohorts.map((cohort) => cohort.id),
  );
  // Somebody erased was invited all the same, and their answers still count.
  const detached = await countDetached(
    deps.db,
    cohorts.map((cohort) => cohort.id),
  );
  const erased = await findErasedOccasions(deps.db, occasionIds);
  const now = deps.now();
  return cohorts.map((cohort) => ({
    cohort,
    occasions: cohort.occasions.map((occasion) => ({
      ...occasion,
      state: occasionState(occasion, cohort.timeZone, now),
      invited:
        erased.get(occasion.id)?.invited ??
        invitedOf(
          (invited.get(cohort.id) ?? 0) + (detached.get(cohort.id) ?? 0),
          counts.get(occasion.id)?.submitted ?? 0,
        ),
      drafts: counts.get(occasion.id)?.drafts ?? 0,
      submitted: erased.get(occasion.id)?.submitted ?? counts.get(occasion.id)?.submitted ?? 0,
    })),
  }));
}
