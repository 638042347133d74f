/** Cohorts with their occasions. */
import type { Kysely, Selectable } from 'kysely';
import { orProblem } from './constraint-problem.ts';
import { inList } from './in-list.ts';
import type { CohortTable, OccasionTable, Tables } from './tables.ts';

export interface CohortRow extends Selectable<CohortTable> {
  readonly school_name: string;
  readonly school_minimum: number;
}

export interface CohortRows {
  readonly cohort: CohortRow;
  readonly occasions: readonly Selectable<OccasionTable>[];
}

export async function insertCohort(
  db: Kysely<Tables>,
  cohort: CohortTable,
  occasions: readonly OccasionTable[],
): Promise<void> {
  await orProblem(db.insertInto('cohort').values(cohort).execute());
  await db
    .insertInto('occasion')
    .values([...occasions])
    .execute();
}

export async function findCohortsById(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<readonly CohortRows[]> {
  return withOccasions(
    db,
    await cohortQuery(db)
      .where(inList(db, 'cohort.id', ids))
      .execute(),
  );
}

export async function findCohortByJoinCode(
  db: Kysely<Tables>,
  joinCode: string,
): Promise<CohortRows | undefined> {
  const rows = await cohortQuery(db).where('cohort.join_code', '=', joinCode).execute();
  return (await withOccasions(db, rows))[0];
}

/** Ids of all schools' cohorts that any version of this survey asks, the simulated ones or the others. */
export async function findCohortIdsOfSurvey(
  db: Kysely<Tables>,
  surveyId: string,
  simulated: boolean,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('cohort')
    .select('id')
    .where('survey_id', '=', surveyId)
    .where('simulated', '=', simulated ? 1 : 0)
    .execute();
  return rows.map(({ id }) => id);
}

export interface CohortEntry {
  readonly id: string;
  readonly name: string;
  readonly programme: string | null;
  readonly ends_on: string;
}

/** Names alone, newest end of training first: enough to search in and to choose from. */
export function findCohortEntries(
  db: Kysely<Tables>,
  schoolId: string,
): Promise<readonly CohortEntry[]> {
  return db
    .selectFrom('cohort')
    .select(['id', 'name', 'programme', 'ends_on'])
    .where('school_id', '=', schoolId)
    .orderBy('ends_on', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** What the classes of a school aim at and how they work, each combination once. */
export function findCohortLabels(
  db: Kysely<Tables>,
  schoolId: string,
): Promise<readonly Pick<CohortRow, 'capabilities' | 'learning_level' | 'transfer_road'>[]> {
  return db
    .selectFrom('cohort')
    .select(['capabilities', 'learning_level', 'transfer_road'])
    .distinct()
    .where('school_id', '=', schoolId)
    .execute();
}

/** Newest end of training first. */
export async function findCohortsOfSchool(
  db: Kysely<Tables>,
  schoolId: string,
): Promise<readonly CohortRows[]> {
  const rows = await cohortQuery(db)
    .where('cohort.school_id', '=', schoolId)
    .orderBy('cohort.ends_on', 'desc')
    .orderBy('cohort.name')
    .orderBy('cohort.id')
    .execute();
  return withOccasions(db, rows);
}

function cohortQuery(db: Kysely<Tables>) {
  return db
    .selectFrom('cohort')
    .innerJoin('school', 'school.id', 'cohort.school_id')
    .selectAll('cohort')
    .select(['school.name as school_name', 'school.reporting_minimum as school_minimum']);
}

async function withOccasions(
  db: Kysely<Tables>,
  cohorts: readonly CohortRow[],
): Promise<readonly CohortRows[]> {
  const ids = cohorts.map((cohort) => cohort.id);
  const occasions = await db
    .selectFrom('occasion')
    .selectAll()
    .where(inList(db, 'cohort_id', ids))
    .orderBy('kind')
    .execute();
  const byCohort = Map.groupBy(occasions, (occasion) => occasion.cohort_id);
  return cohorts.map((cohort) => ({ cohort, occasions: byCohort.get(cohort.id) ?? [] }));
}

/** Everything but whose it is, its survey and its links. */
export async function updateCohort(
  db: Kysely<Tables>,
  id: string,
  change: Partial<Omit<CohortTable, 'id' | 'school_id' | 'survey_id' | 'survey_version'>>,
): Promise<void> {
  await db.updateTable('cohort').set(change).where('id', '=', id).execute();
}

/**
 * Classes of a school where somebody has begun to answer, or whose answers are erased, keep this minimum as their
 * own: it was said on the survey.
 */
export async function keepMinimumOfAnswered(
  trx: Kysely<Tables>,
  schoolId: string,
  minimum: number,
): Promise<void> {
  const begun = (table: 'response' | 'draft') =>
    trx
      .selectFrom('occasion')
      .select('occasion.cohort_id')
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom(table)
            .select('pseudonym')
            .whereRef(`${table}.occasion_id`, '=', 'occasion.id'),
        ),
      );
  await trx
    .updateTable('cohort')
    .set({ reporting_minimum: minimum })
    .where('school_id', '=', schoolId)
    .where((cohort) =>
      cohort.or([
        cohort('reporting_minimum', 'is', null),
        cohort('reporting_minimum', '<', minimum),
      ]),
    )
    .where((cohort) =>
      cohort.or([
        cohort('erased_on', 'is not', null),
        cohort('id', 'in', begun('response')),
        cohort('id', 'in', begun('draft')),
      ]),
    )
    .execute();
}

export async function updateOccasion(
  db: Kysely<Tables>,
  id: string,
  change: Partial<Omit<OccasionTable, 'id' | 'cohort_id' | 'kind'>>,
): Promise<void> {
  await db.updateTable('occasion').set(change).where('id', '=', id).execute();
}

export interface OccasionCounts {
  readonly drafts: number;
  readonly submitted: number;
}

/** By occasion id. A draft that a submission overtook is not counted. */
export async function countAnswers(
  db: Kysely<Tables>,
  occasionIds: readonly string[],
): Promise<ReadonlyMap<string, OccasionCounts>> {
  const drafts = await db
    .selectFrom('draft')
    .leftJoin('response', (join) =>
      join
        .onRef('response.pseudonym', '=', 'draft.pseudonym')
        .onRef('response.occasion_id', '=', 'draft.occasion_id'),
    )
    .select(({ fn }) => ['draft.occasion_id', fn.countAll().as('n')])
    .where(inList(db, 'draft.occasion_id', occasionIds))
    .where('response.pseudonym', 'is', null)
    .groupBy('draft.occasion_id')
    .execute();
  const responses = await db
    .selectFrom('response')
    .select(({ fn }) => ['occasion_id', fn.countAll().as('n')])
    .where(inList(db, 'occasion_id', occasionIds))
    .groupBy('occasion_id')
    .execute();
  const [draftsOf, submittedOf] = [numbersOf(drafts), numbersOf(responses)];
  const counts = occasionIds.map((id): [string, OccasionCounts] => [
    id,
    { drafts: draftsOf.get(id) ?? 0, submitted: submittedOf.get(id) ?? 0 },
  ]);
  return new Map(counts);
}

function numbersOf(
  rows: readonly { readonly occasion_id: string; readonly n: unknown }[],
): ReadonlyMap<string, number> {
  return new Map(rows.map((row) => [row.occasion_id, Number(row.n)]));
}
