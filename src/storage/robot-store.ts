/** The robot of a class's chat group. */
import type { Kysely } from 'kysely';
import type { RobotTable } from './message-tables.ts';
import type { Tables } from './tables.ts';

export type RobotRow = Readonly<RobotTable>;

export function findRobot(db: Kysely<Tables>, cohortId: string): Promise<RobotRow | undefined> {
  return db.selectFrom('robot').selectAll().where('cohort_id', '=', cohortId).executeTakeFirst();
}

/** In place of the one there was. */
export async function putRobot(trx: Kysely<Tables>, row: RobotRow): Promise<void> {
  const { cohort_id: _, ...rest } = row;
  await trx
    .insertInto('robot')
    .values(row)
    .onConflict((conflict) => conflict.column('cohort_id').doUpdateSet(rest))
    .execute();
}

/** False where there was none. */
export async function deleteRobot(trx: Kysely<Tables>, cohortId: string): Promise<boolean> {
  const rows = await trx
    .deleteFrom('robot')
    .where('cohort_id', '=', cohortId)
    .returning('cohort_id')
    .execute();
  return rows.length > 0;
}
