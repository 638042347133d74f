/** Which occasions have opened or closed by their days, and whether that has been taken note of. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { OccasionTurnTable } from './message-tables.ts';
import type { OccasionTable, Tables } from './tables.ts';

export type TurnRow = Readonly<OccasionTurnTable>;
export type Turn = 'opened' | 'closed';

export interface TurningOccasion extends Selectable<OccasionTable> {
  readonly time_zone: string;
  readonly school_id: string;
}

/** False where it is noted already. */
export async function insertTurn(trx: Kysely<Tables>, row: TurnRow): Promise<boolean> {
  const rows = await trx
    .insertInto('occasion_turn')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('occasion_id')
    .execute();
  return rows.length > 0;
}

/**
 * Occasions that go by their days and whose day comes no later than this one, without a note of it.
 * @param day somewhere on earth it is this day already, or not yet the next
 */
export function findUnturned(
  db: Kysely<Tables>,
  turn: Turn,
  day: string,
): Promise<readonly TurningOccasion[]> {
  const column = turn === 'opened' ? 'occasion.opens_on' : 'occasion.closes_on';
  return db
    .selectFrom('occasion')
    .innerJoin('cohort', 'cohort.id', 'occasion.cohort_id')
    .selectAll('occasion')
    .select(['cohort.time_zone', 'cohort.school_id'])
    .where('occasion.forced', 'is', null)
    .where('cohort.erased_on', 'is', null)
    .where(column, '<=', day)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('occasion_turn')
            .select(sql<number>`1`.as('one'))
            .whereRef('occasion_turn.occasion_id', '=', 'occasion.id')
            .where('occasion_turn.turn', '=', turn)
            .whereRef('occasion_turn.day', '=', column),
        ),
      ),
    )
    .orderBy(column)
    .orderBy('occasion.id')
    .execute();
}
