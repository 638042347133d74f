/**
 * Rewrites the tables so that nothing in the files tells in which order rows came: inside a page of
 * SQLite, and in PostgreSQL's heap and row versions, new rows otherwise lie in the order of arrival,
 * and the order in which people entered could be laid beside the order in which answers came.
 */
import { type Kysely, sql } from 'kysely';
import { dialectOf } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Takes the database for itself for a moment; a class's worth of rows takes milliseconds. */
export async function forgetOrder(db: Kysely<Tables>): Promise<void> {
  if (dialectOf(db) === 'sqlite') {
    await sql`vacuum`.execute(db);
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
    return;
  }
  for (const { table, column } of orderedTables) {
    await db.transaction().execute(async (trx) => {
      // A changed column type writes every row anew, under one transaction number …
      await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)}
        type text using ${sql.ref(column)} || ''`.execute(trx);
    });
    // … and CLUSTER lays them in the order of their random keys.
    await sql`cluster ${sql.table(table)} using ${sql.ref(`${table}_pkey`)}`.execute(db);
  }
}

const orderedTables = [
  { table: 'participant', column: 'name' },
  { table: 'response', column: 'answers' },
  { table: 'draft', column: 'fields' },
  { table: 'closed_profile', column: 'pseudonym' },
  // Written with the entry of the audit log, whose time somebody may remember.
  { table: 'detached_person', column: 'unit' },
  // Its earlier versions tell which transactions brought somebody fast, beside those of the answers.
  { table: 'occasion_pace', column: 'occasion_id' },
] as const;

/**
 * How many rows this connection has changed: where it has not moved, there is no order to forget.
 * PostgreSQL does not tell; null there.
 */
export async function changesSoFar(db: Kysely<Tables>): Promise<number | null> {
  if (dialectOf(db) !== 'sqlite') return null;
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(db);
  return rows[0]?.changes ?? null;
}
