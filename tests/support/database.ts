/**
 * A fresh migrated database in memory for each test, on every dialect that DIALECTS names
 * (default `sqlite,pglite`; `postgres` needs TEST_DATABASE_URL, whose schema it replaces).
 */
import { type Kysely, PGliteDialect, PostgresDialect, sql } from 'kysely';
import { afterAll, describe } from 'vitest';
import { connectSqlite, open } from '../../src/storage/connect.ts';
import { migrate } from '../../src/storage/migrate.ts';
import type { Tables } from '../../src/storage/tables.ts';

export type TestDialect = 'sqlite' | 'pglite' | 'postgres';

const known = ['sqlite', 'pglite', 'postgres'] as const;
const wanted = (process.env.DIALECTS ?? 'sqlite,pglite').split(',');

export const dialects: readonly TestDialect[] = known.filter(
  (name) => wanted.includes(name) && (name !== 'postgres' || process.env.TEST_DATABASE_URL),
);

/** Runs the same tests on each dialect; `openDatabase` gives an empty, migrated database. */
export function describeOnEach(
  what: string,
  tests: (openDatabase: () => Promise<Kysely<Tables>>, dialect: TestDialect) => void,
): void {
  describe.each(dialects)(`${what} on %s`, (dialect) => {
    const opened: Kysely<Tables>[] = [];
    afterAll(async () => {
      for (const db of opened) await db.destroy();
    });
    tests(async () => {
      const db = await openDatabase(dialect);
      opened.push(db);
      return db;
    }, dialect);
  });
}

export async function openDatabase(dialect: TestDialect): Promise<Kysely<Tables>> {
  const db = await connectEmpty(dialect);
  await migrate(db);
  return db;
}

async function connectEmpty(dialect: TestDialect): Promise<Kysely<Tables>> {
  if (dialect === 'sqlite') return connectSqlite(':memory:');
  if (dialect === 'pglite') return connectPglite();
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: process.env.TEST_DATABASE_URL ?? '' });
  const db = open(new PostgresDialect({ pool }));
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  return db;
}

/** PGlite takes a second to start: all tests of a file share one, emptied between them. */
let shared: Promise<import('@electric-sql/pglite').PGlite> | null = null;

async function connectPglite(): Promise<Kysely<Tables>> {
  shared ??= import('@electric-sql/pglite').then(({ PGlite }) => PGlite.create());
  const pglite = await shared;
  const keptOpen = Object.create(pglite, { close: { value: async () => {} } });
  const db = open(new PGliteDialect({ pglite: keptOpen }));
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  return db;
}
