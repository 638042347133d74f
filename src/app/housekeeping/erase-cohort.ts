/**
 * Erases the people and the answers of a class. What its pages show for the class as a whole is frozen before, and
 * its moments stay for comparisons, where it reaches the minimum; everything else of it goes for good.
 */
import type { Kysely } from 'kysely';
import type { Cohort } from '../../domain/collection/cohort.ts';
import { dayIn } from '../../domain/collection/occasion.ts';
import { Problem } from '../../domain/problem.ts';
import { holdClass } from '../../storage/class-lock.ts';
import { updateOccasion } from '../../storage/cohort-store.ts';
import { claimErasure, deleteClass, insertErasedOccasions } from '../../storage/erasure-store.ts';
import {
  deleteMoments,
  deletePairMoments,
  findPairMoments,
  lockOccasions,
} from '../../storage/moments-store.ts';
import { findParticipantsOfCohort } from '../../storage/participant-store.ts';
import { deleteMessagesOf } from '../../storage/settings-health-store.ts';
import type { Tables } from '../../storage/tables.ts';
import { type AuditAction, record } from '../audit.ts';
import { type CohortStatus, readCohort } from '../cohorts/cohorts.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { pseudonymOf, tokenHash } from '../keys.ts';
import { freezeResults } from '../results/freeze-results.ts';
import { momentsVersion } from '../results/occasion-moments.ts';
import { pairMomentsOf } from '../results/pair-moments.ts';

export type ErasedBy = Extract<AuditAction, 'class-erased' | 'class-erased-by-itself'>;

const attempts = 3;

/**
 * Cannot be undone; open occasions are closed by it. Refuses `not-found`, `class-erased`, `conflict` (answers kept
 * coming from elsewhere).
 */
export async function eraseCohort(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  by: ErasedBy = 'class-erased',
): Promise<void> {
  await closeOccasions(deps, await notErased(deps, schoolId, cohortId));
  await deps.submissions.flush();
  for (let attempt = 1; ; attempt++) {
    try {
      await freezeAndErase(deps, await readCohort(deps, schoolId, cohortId), by);
      return;
    } catch (error) {
      const changed = error instanceof Problem && error.code === 'conflict';
      if (!changed || attempt === attempts) throw error;
    }
  }
}

/** Refuses `not-found`, `class-erased`. */
export async function notErased(deps: Deps, schoolId: string, cohortId: string): Promise<Cohort> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  if (cohort.erasedOn !== null) throw new Problem('class-erased');
  return cohort;
}

async function closeOccasions(deps: Deps, cohort: Cohort): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    for (const { id } of cohort.occasions) await updateOccasion(trx, id, { forced: 'closed' });
  });
}

/** Computes first, since that takes a while, then erases in one transaction, unless answers came in between. */
async function freezeAndErase(deps: Deps, status: CohortStatus, by: ErasedBy): Promise<void> {
  const { cohort } = status;
  if (cohort.erasedOn !== null) throw new Problem('class-erased');
  await freezeResults(deps, cohort);
  await pairMomentsOf(deps, [cohort]);
  await deps.db.transaction().execute((trx) => eraseLocked({ ...deps, db: trx }, status, by));
}

async function eraseLocked(
  deps: Deps,
  { cohort, occasions }: CohortStatus,
  by: ErasedBy,
): Promise<void> {
  const { db: trx } = deps;
  // Whoever has found a link by now finds nobody when they store.
  await holdClass(trx, cohort.id);
  await lockOccasions(trx, occasionIds(cohort));
  const now = await readCohort(deps, cohort.schoolId, cohort.id);
  if (occasions.some((one, index) => one.submitted !== now.occasions[index]?.submitted)) {
    throw new Problem('conflict');
  }
  const erasedOn = dayIn(cohort.timeZone, deps.now());
  const joinCode = tokenHash(deps.randomId());
  if (!(await claimErasure(trx, cohort.id, erasedOn, joinCode))) throw new Problem('class-erased');
  await forgetSmallSums(trx, { cohort, occasions });
  await insertErasedOccasions(
    trx,
    occasions.map(({ id, invited, submitted }) => ({ occasion_id: id, invited, submitted })),
  );
  const people = await findParticipantsOfCohort(trx, cohort.id);
  const pseudonyms = people.map(({ id }) => pseudonymOf(deps.keys, id));
  await deleteMessagesOf(trx, cohort.id);
  await deleteClass(trx, cohort.id, occasionIds(cohort), pseudonyms);
  const target = { kind: 'cohort', id: cohort.id } as const;
  await record(deps, { schoolId: cohort.schoolId, action: by, target });
}

/** Sums over fewer people than the minimum are never shown, and would tell of them. */
async function forgetSmallSums(
  trx: Kysely<Tables>,
  { cohort, occasions }: CohortStatus,
): Promise<void> {
  const isSmall = (people: number) => people < cohort.reportingMinimum;
  const small = occasions.filter(({ submitted }) => isSmall(submitted));
  await deleteMoments(
    trx,
    small.map(({ id }) => id),
  );
  const [row] = await findPairMoments(trx, [cohort.id], momentsVersion);
  if (!row) return;
  const alone = [row.end_people - row.pairs, row.followup_people - row.pairs];
  if (isSmall(row.pairs) || alone.some((people) => people > 0 && isSmall(people))) {
    await deletePairMoments(trx, cohort.id);
  }
}

function occasionIds(cohort: Cohort): readonly string[] {
  return cohort.occasions.map(({ id }) => id);
}
