/** Improvement plans as they were edited: the newest of each occasion, with the number of its revision. */
import type { Kysely } from 'kysely';
import { inList } from './in-list.ts';
import type { EditedPlanTable } from './plan-tables.ts';
import type { Tables } from './tables.ts';

export type EditedPlanRow = Readonly<EditedPlanTable>;

export async function findEditedPlan(
  db: Kysely<Tables>,
  cohortId: string,
  kind: string,
): Promise<EditedPlanRow | null> {
  const row = await db
    .selectFrom('edited_plan')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Plans of these cohorts, on either occasion, in which some action is marked as done; in no order. A text that holds
 * the mark is written with its quotes escaped, and is not meant.
 */
export function findPlansWithDone(
  db: Kysely<Tables>,
  cohortIds: readonly string[],
): Promise<readonly EditedPlanRow[]> {
  return db
    .selectFrom('edited_plan')
    .selectAll()
    .where(inList(db, 'cohort_id', cohortIds))
    .where('plan', 'like', '%"done":true%')
    .execute();
}

/** True where it was stored: `row.revision` comes directly after the one that is there. */
export async function storeEditedPlan(trx: Kysely<Tables>, row: EditedPlanRow): Promise<boolean> {
  if (row.revision === 1) {
    const { numInsertedOrUpdatedRows = 0n } = await trx
      .insertInto('edited_plan')
      .values(row)
      .onConflict((conflict) => conflict.columns(['cohort_id', 'kind']).doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  }
  const { numUpdatedRows } = await trx
    .updateTable('edited_plan')
    .set({ revision: row.revision, saved_on: row.saved_on, plan: row.plan })
    .where('cohort_id', '=', row.cohort_id)
    .where('kind', '=', row.kind)
    .where('revision', '=', row.revision - 1)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
