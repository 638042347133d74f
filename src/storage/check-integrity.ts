/** Asks the database whether it is whole. */
import { type Kysely, sql } from 'kysely';
import { dialectOf } from './dialect.ts';
import type { Tables } from './tables.ts';

/** What is wrong, a line each; empty where nothing is. PostgreSQL checks itself: there it only answers. */
export async function integrityProblems(db: Kysely<Tables>): Promise<readonly string[]> {
  if (dialectOf(db) === 'postgres') {
    await sql`select 1`.execute(db);
    return [];
  }
  const checked = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const foreign = await sql<{ table: string }>`pragma foreign_key_check`.execute(db);
  const damaged = checked.rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  return [...damaged, ...foreign.rows.map((row) => `${row.table}: a row refers to nothing`)];
}
