/** How many of an occasion's submissions were timed, and how many of those were too fast: the counters only grow. */
import type { Kysely } from 'kysely';
import type { OccasionPaceTable, Tables } from './tables.ts';

export type OccasionPaceRow = Readonly<OccasionPaceTable>;

/** Null where nothing was ever timed. */
export async function findPace(
  db: Kysely<Tables>,
  occasionId: string,
): Promise<OccasionPaceRow | null> {
  const row = await db
    .selectFrom('occasion_pace')
    .selectAll()
    .where('occasion_id', '=', occasionId)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Adds to what is there, in one statement. Whoever adds to several occasions names them in the order of their
 * ids, and last in the transaction: others who add to the same ones wait for its end.
 */
export async function addPace(
  trx: Kysely<Tables>,
  rows: readonly OccasionPaceRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('occasion_pace')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.column('occasion_id').doUpdateSet((eb) => ({
        timed: eb('occasion_pace.timed', '+', eb.ref('excluded.timed')),
        fast: eb('occasion_pace.fast', '+', eb.ref('excluded.fast')),
      })),
    )
    .execute();
}
