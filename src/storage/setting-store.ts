/** Facts about this database itself. */
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export async function readSetting(db: Kysely<Tables>, name: string): Promise<string | null> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** Keeps the first value; false where there was one. */
export async function insertSetting(
  db: Kysely<Tables>,
  name: string,
  value: string,
): Promise<boolean> {
  const rows = await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.doNothing())
    .returning('name')
    .execute();
  return rows.length > 0;
}

export async function replaceSetting(
  db: Kysely<Tables>,
  name: string,
  value: string,
): Promise<void> {
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
