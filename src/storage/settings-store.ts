/** What a school has set for itself. */
import type { Kysely } from 'kysely';
import { orProblem } from './constraint-problem.ts';
import type { SchoolSettingsTable } from './housekeeping-tables.ts';
import type { Tables } from './tables.ts';

export function findSettings(
  db: Kysely<Tables>,
  schoolId: string,
): Promise<Readonly<SchoolSettingsTable> | undefined> {
  return db
    .selectFrom('school_settings')
    .selectAll()
    .where('school_id', '=', schoolId)
    .executeTakeFirst();
}

export async function upsertSettings(
  trx: Kysely<Tables>,
  settings: Readonly<SchoolSettingsTable>,
): Promise<void> {
  const { school_id: _, ...change } = settings;
  await trx
    .insertInto('school_settings')
    .values(settings)
    .onConflict((conflict) => conflict.column('school_id').doUpdateSet(change))
    .execute();
}

/** Refuses `name-taken`. */
export async function updateNameAndMinimum(
  trx: Kysely<Tables>,
  schoolId: string,
  name: string,
  minimum: number,
): Promise<void> {
  const update = trx
    .updateTable('school')
    .set({ name, reporting_minimum: minimum })
    .where('id', '=', schoolId);
  await orProblem(update.execute());
}
