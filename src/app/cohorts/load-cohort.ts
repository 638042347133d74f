/** Cohorts from their rows, each with the survey version it answers. */
import type { Kysely } from 'kysely';
import {
  type Cohort,
  type Joining,
  learningLevels,
  transferRoads,
} from '../../domain/collection/cohort.ts';
import type { Occasion } from '../../domain/collection/occasion.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { LocalText } from '../../domain/language.ts';
import { Problem } from '../../domain/problem.ts';
import { type CohortRows, findCohortsById } from '../../storage/cohort-store.ts';
import type { OccasionTable, Tables } from '../../storage/tables.ts';
import type { Deps } from '../deps.ts';
import { readSnapshot, type SurveySnapshots } from './survey-snapshots.ts';

/** By cohort id. */
export async function loadCohorts(
  db: Kysely<Tables>,
  snapshots: SurveySnapshots,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Cohort>> {
  const cohorts = new Map<string, Cohort>();
  for (const rows of await findCohortsById(db, ids)) {
    cohorts.set(rows.cohort.id, await toCohort(db, snapshots, rows));
  }
  return cohorts;
}

/** Refuses `not-found`, another school's cohort too. */
export async function cohortOfSchool(
  deps: Pick<Deps, 'db' | 'snapshots'>,
  schoolId: string,
  cohortId: string,
): Promise<Cohort> {
  const cohort = (await loadCohorts(deps.db, deps.snapshots, [cohortId])).get(cohortId);
  if (!cohort || cohort.schoolId !== schoolId) throw new Problem('not-found');
  return cohort;
}

export async function toCohort(
  db: Kysely<Tables>,
  snapshots: SurveySnapshots,
  { cohort, occasions }: CohortRows,
): Promise<Cohort> {
  return {
    id: cohort.id,
    schoolId: cohort.school_id,
    schoolName: cohort.school_name,
    reportingMinimum: Math.max(cohort.school_minimum, cohort.reporting_minimum ?? 0),
    schoolMinimum: cohort.school_minimum,
    name: cohort.name,
    programme: cohort.programme,
    endsOn: cohort.ends_on,
    timeZone: cohort.time_zone,
    survey: await readSnapshot(db, snapshots, cohort.survey_id, cohort.survey_version),
    capabilities: JSON.parse(cohort.capabilities) as readonly LocalText[],
    learningLevel: oneOf(learningLevels, cohort.learning_level),
    transferRoad: oneOf(transferRoads, cohort.transfer_road),
    joinCode: cohort.join_code,
    joining: cohort.joining as Joining,
    simulated: cohort.simulated === 1,
    erasedOn: cohort.erased_on ?? null,
    occasions: occasions.map(toOccasion),
  };
}

export function toOccasion(row: Readonly<OccasionTable>): Occasion {
  return {
    id: row.id,
    kind: row.kind as OccasionKind,
    form: row.form,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    forced: row.forced as Occasion['forced'],
    reason: row.forced_reason ?? null,
  };
}

/** A word that this program does not know says nothing. */
function oneOf<T extends string>(known: readonly T[], text: string | null | undefined): T | null {
  return known.find((each) => each === text) ?? null;
}
