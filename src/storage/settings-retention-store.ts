/** How long classes are kept, and since when the console has said that they will be erased. */
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Tables } from './tables.ts';

export interface RetentionRow {
  readonly cohort_id: string;
  readonly school_id: string;
  readonly name: string;
  readonly time_zone: string;
  /** Last day of the last occasion. */
  readonly closes_on: string;
  /** How many occasions are open by hand. */
  readonly opened: number;
  readonly retention_months: number | null;
  readonly keep_until: string | null;
  readonly noticed_on: string | null;
}

/** Classes that are not erased, those that end first before the others. */
export async function findRetentionCandidates(
  db: Kysely<Tables>,
  defaultMonths: number,
  only: { readonly cohortId?: string; readonly schoolId?: string } = {},
): Promise<readonly RetentionRow[]> {
  let query = db
    .selectFrom('cohort')
    .innerJoin('occasion', 'occasion.cohort_id', 'cohort.id')
    .leftJoin('school_settings', 'school_settings.school_id', 'cohort.school_id')
    .leftJoin('cohort_retention', 'cohort_retention.cohort_id', 'cohort.id')
    .select(({ fn }) => [
      'cohort.id as cohort_id',
      'cohort.school_id as school_id',
      'cohort.name',
      'cohort.time_zone',
      fn.max('occasion.closes_on').as('closes_on'),
      sql<unknown>`sum(case when occasion.forced = 'open' then 1 else 0 end)`.as('opened'),
      fn.max('school_settings.school_id').as('has_settings'),
      fn.max('school_settings.retention_months').as('retention_months'),
      fn.max('cohort_retention.keep_until').as('keep_until'),
      fn.max('cohort_retention.noticed_on').as('noticed_on'),
    ])
    .where('cohort.erased_on', 'is', null)
    .groupBy(['cohort.id', 'cohort.school_id', 'cohort.name', 'cohort.time_zone'])
    .orderBy(sql<SqlBool>`max(occasion.closes_on)`)
    .orderBy('cohort.id');
  if (only.cohortId !== undefined) query = query.where('cohort.id', '=', only.cohortId);
  if (only.schoolId !== undefined) query = query.where('cohort.school_id', '=', only.schoolId);
  return (await query.execute()).map(({ has_settings, opened, ...row }) => ({
    ...row,
    closes_on: row.closes_on ?? '',
    opened: Number(opened),
    retention_months: has_settings === null ? defaultMonths : row.retention_months,
  }));
}

/** Undefined where there is no such class, or it is erased. */
export async function findRetention(
  db: Kysely<Tables>,
  cohortId: string,
  defaultMonths: number,
): Promise<RetentionRow | undefined> {
  return (await findRetentionCandidates(db, defaultMonths, { cohortId }))[0];
}

/** False where somebody was quicker. */
export async function markNoticed(
  db: Kysely<Tables>,
  cohortId: string,
  day: string,
): Promise<boolean> {
  const rows = await db
    .insertInto('cohort_retention')
    .values({ cohort_id: cohortId, keep_until: null, noticed_on: day })
    .onConflict((conflict) =>
      conflict
        .column('cohort_id')
        .doUpdateSet({ noticed_on: day })
        .where('cohort_retention.noticed_on', 'is', null),
    )
    .returning('cohort_id')
    .execute();
  return rows.length > 0;
}

/** What was said before counts no more. */
export async function keepCohortUntil(
  trx: Kysely<Tables>,
  cohortId: string,
  day: string,
): Promise<void> {
  await trx
    .insertInto('cohort_retention')
    .values({ cohort_id: cohortId, keep_until: day, noticed_on: null })
    .onConflict((conflict) =>
      conflict.column('cohort_id').doUpdateSet({ keep_until: day, noticed_on: null }),
    )
    .execute();
}

/** After other months were set, everything that will be erased is said anew. */
export async function forgetNotices(trx: Kysely<Tables>, schoolId: string): Promise<void> {
  await trx
    .updateTable('cohort_retention')
    .set({ noticed_on: null })
    .where('cohort_id', 'in', (eb) =>
      eb.selectFrom('cohort').select('cohort.id').where('cohort.school_id', '=', schoolId),
    )
    .execute();
}
