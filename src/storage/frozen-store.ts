/** Results that stay when the answers of a class are erased. */
import type { Kysely } from 'kysely';
import type { FrozenResultsTable } from './plan-tables.ts';
import type { Tables } from './tables.ts';

export async function findFrozenResults(
  db: Kysely<Tables>,
  cohortId: string,
  kind: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('frozen_results')
    .select('examined')
    .where('cohort_id', '=', cohortId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.examined ?? null;
}

/** Replaces what was frozen before. */
export async function replaceFrozenResults(
  trx: Kysely<Tables>,
  cohortId: string,
  rows: readonly FrozenResultsTable[],
): Promise<void> {
  await trx.deleteFrom('frozen_results').where('cohort_id', '=', cohortId).execute();
  if (rows.length === 0) return;
  await trx
    .insertInto('frozen_results')
    .values([...rows])
    .execute();
}
