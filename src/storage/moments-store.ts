/**
 * Moments of closed occasions: written once, deleted with the first thing that makes them stale.
 *
 * Why no stored row ever misses an answer: the writer locks the occasion (`lockOccasions`) before it reads
 * the answers, and whoever adds an answer first inserts it and then deletes the moments, in one
 * transaction. On PostgreSQL the foreign key of the inserted answer takes a share lock on the occasion, so
 * one of the two waits for the other's commit: the writer then reads the new answer, or the delete, a
 * later statement than the insert that waited, sees the row that was written meanwhile. On SQLite each
 * transaction has the database to itself.
 */
import { type Kysely, sql } from 'kysely';
import { dialectOf } from './dialect.ts';
import { inList } from './in-list.ts';
import type { OccasionMomentsTable, OccasionTable, PairMomentsTable, Tables } from './tables.ts';

export type OccasionMomentsRow = Readonly<OccasionMomentsTable>;
export type PairMomentsRow = Readonly<PairMomentsTable>;

/** Of this version alone, in no order. */
export function findOccasionMoments(
  db: Kysely<Tables>,
  occasionIds: readonly string[],
  version: number,
): Promise<readonly OccasionMomentsRow[]> {
  return db
    .selectFrom('occasion_moments')
    .selectAll()
    .where(inList(db, 'occasion_id', occasionIds))
    .where('version', '=', version)
    .execute();
}

/** Of this version alone, in no order. */
export function findPairMoments(
  db: Kysely<Tables>,
  cohortIds: readonly string[],
  version: number,
): Promise<readonly PairMomentsRow[]> {
  return db
    .selectFrom('pair_moments')
    .selectAll()
    .where(inList(db, 'cohort_id', cohortIds))
    .where('version', '=', version)
    .execute();
}

/** Keeps answers from being added to these occasions until the transaction ends; their rows as they are now. */
export function lockOccasions(
  trx: Kysely<Tables>,
  occasionIds: readonly string[],
): Promise<readonly Readonly<OccasionTable>[]> {
  const rows = trx
    .selectFrom('occasion')
    .selectAll()
    .where(inList(trx, 'id', occasionIds));
  if (dialectOf(trx) === 'sqlite') return rows.execute();
  // Whoever locks several does so in this order, the one of JavaScript, so that no two wait for each other.
  return rows.orderBy(sql`id collate "C"`).forUpdate().execute();
}

/** Only in the transaction that locked the occasions; what there was of them, pairs too, goes. */
export async function writeOccasionMoments(
  trx: Kysely<Tables>,
  rows: readonly OccasionMomentsRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await deleteMoments(trx, [...new Set(rows.map((row) => row.occasion_id))]);
  await trx
    .insertInto('occasion_moments')
    .values([...rows])
    // Those of an erased class were not deleted.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Only in the transaction that locked the occasions. */
export async function writePairMoments(trx: Kysely<Tables>, row: PairMomentsRow): Promise<void> {
  await trx.deleteFrom('pair_moments').where('cohort_id', '=', row.cohort_id).execute();
  await trx.insertInto('pair_moments').values(row).execute();
}

/**
 * In the transaction, and after the statement, that makes them stale. Pairs go with their occasions. Those of an
 * erased class stay: there are no answers any more to make them from.
 */
export async function deleteMoments(
  trx: Kysely<Tables>,
  occasionIds: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('occasion_moments')
    .where(inList(trx, 'occasion_id', occasionIds))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('erased_occasion')
            .select('erased_occasion.occasion_id')
            .whereRef('erased_occasion.occasion_id', '=', 'occasion_moments.occasion_id'),
        ),
      ),
    )
    .execute();
}

export async function deletePairMoments(trx: Kysely<Tables>, cohortId: string): Promise<void> {
  await trx.deleteFrom('pair_moments').where('cohort_id', '=', cohortId).execute();
}
