/** Selections of classes that a school keeps under a name. */
import type { Kysely } from 'kysely';
import { orProblem } from './constraint-problem.ts';
import type { SavedSelectionTable, Tables } from './tables.ts';

export type SavedSelectionRow = Readonly<SavedSelectionTable>;

/** Refuses `name-taken`. */
export async function insertSavedSelection(
  db: Kysely<Tables>,
  row: SavedSelectionRow,
): Promise<void> {
  await orProblem(db.insertInto('saved_selection').values(row).execute());
}

/** In no order, and without what they choose: thousands of classes may be named in one. */
export function findSavedNames(
  db: Kysely<Tables>,
  schoolId: string,
): Promise<readonly Pick<SavedSelectionRow, 'id' | 'name'>[]> {
  return db
    .selectFrom('saved_selection')
    .select(['id', 'name'])
    .where('school_id', '=', schoolId)
    .execute();
}

/** Of this school alone. */
export function findSavedSelectionRow(
  db: Kysely<Tables>,
  schoolId: string,
  id: string,
): Promise<SavedSelectionRow | undefined> {
  return db
    .selectFrom('saved_selection')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Under which this school keeps a selection, first by name. */
export async function findNamesOfSelection(
  db: Kysely<Tables>,
  schoolId: string,
  query: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('saved_selection')
    .select('name')
    .where('school_id', '=', schoolId)
    .where('query', '=', query)
    .orderBy('name')
    .execute();
  return rows.map(({ name }) => name);
}

/** Of this school alone. Whether there was one. */
export async function deleteSavedSelection(
  db: Kysely<Tables>,
  schoolId: string,
  id: string,
): Promise<boolean> {
  const gone = await db
    .deleteFrom('saved_selection')
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .returning('id')
    .execute();
  return gone.length > 0;
}
