/**
 * A fresh migrated database in memory for each test, on every dialect that DIALECTS names
 * (default `sqlite,pglite`; `postgres` needs TEST_DATABASE_URL, whose user may create databases).
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import {
  type Kysely,
  type PGlite as KyselyPglite,
  PGliteDialect,
  PostgresDialect,
  sql,
} from 'kysely';
import type Pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
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
    beforeAll(async () => {
      if (dialect === 'pglite') shared ??= startPglite();
      await shared;
    });
    afterAll(async () => {
      for (const db of opened) await db.destroy();
      await dropTemplate();
    });
    tests(async () => {
      const db = await openDatabase(dialect);
      opened.push(db);
      return db;
    }, dialect);
  });
}

export async function openDatabase(dialect: TestDialect): Promise<Kysely<Tables>> {
  if (dialect === 'pglite') return connectPglite();
  if (dialect === 'postgres') {
    template ??= makeTemplate();
    return connectPostgres(await template);
  }
  const db = await connectSqlite(':memory:');
  await migrate(db);
  return db;
}

/** Migrated once a file and copied for each test, which takes a fraction of migrating. */
let template: Promise<string> | null = null;

async function makeTemplate(): Promise<string> {
  const name = newName();
  const db = await connectPostgres('template1', name, false);
  await migrate(db);
  await db.destroy();
  return name;
}

async function dropTemplate(): Promise<void> {
  if (!template) return;
  const name = await template;
  template = null;
  const { default: pg } = await import('pg');
  await onServer(pg, serverAddress(), `drop database ${name}`);
}

const serverAddress = () => new URL(process.env.TEST_DATABASE_URL ?? '');
const newName = () => `learning_transfer_${randomBytes(8).toString('hex')}`;

/** A database of its own, since test files run side by side; dropped when it is closed unless it is to stay. */
async function connectPostgres(
  from: string,
  name = newName(),
  dropped = true,
): Promise<Kysely<Tables>> {
  const { default: pg } = await import('pg');
  const server = serverAddress();
  await onServer(pg, server, `create database ${name} template ${from}`);
  const own = new URL(`/${name}`, server);
  const pool = new pg.Pool({ connectionString: own.href });
  pool.on('error', () => {});
  const end = pool.end.bind(pool);
  pool.end = async () => {
    await end();
    if (dropped) await onServer(pg, server, `drop database ${name} with (force)`);
  };
  return open(new PostgresDialect({ pool }));
}

async function onServer(pg: typeof Pg, server: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** All tests of a file share one PGlite, migrated once and emptied between them. */
let shared: Promise<PGlite> | null = null;
let migrated: readonly string[] | null = null;

async function connectPglite(): Promise<Kysely<Tables>> {
  shared ??= startPglite();
  const pglite = await shared;
  const keptOpen = {
    closed: false,
    ready: true,
    waitReady: Promise.resolve(),
    close: async () => {},
    query: pglite.query.bind(pglite),
    transaction: pglite.transaction.bind(pglite),
  };
  const db = open(new PGliteDialect({ pglite: keptOpen as KyselyPglite }));
  const tables = await tablesIn(db);
  // A test may have taken a table away.
  if (migrated && migrated.join() === tables.join()) await emptyTables(db, tables);
  else await startAfresh(db);
  migrated ??= await tablesIn(db);
  return db;
}

async function startAfresh(db: Kysely<Tables>): Promise<void> {
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
  await migrate(db);
}

async function tablesIn(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public' and tablename not like 'kysely_%' order by tablename`.execute(db);
  return rows.map(({ name }) => name);
}

/** Migrations leave no rows, so that empty tables are a fresh database; triggers that forbid it sleep meanwhile. */
async function emptyTables(db: Kysely<Tables>, names: readonly string[]): Promise<void> {
  const tables = sql.join(names.map((name) => sql.table(name)));
  await sql`set session_replication_role = replica`.execute(db);
  await sql`truncate ${tables}`.execute(db);
  await sql`set session_replication_role = default`.execute(db);
}

/** Making an empty PostgreSQL takes six seconds, loading one a second: the first made is kept. */
async function startPglite(): Promise<PGlite> {
  const { PGlite } = await import('@electric-sql/pglite');
  // Another release lies in another file.
  const { mtimeMs } = statSync(fileURLToPath(import.meta.resolve('@electric-sql/pglite')));
  const kept = join(tmpdir(), `learning-transfer-pglite-${Math.round(mtimeMs)}.tar`);
  if (existsSync(kept)) return PGlite.create({ loadDataDir: new Blob([readFileSync(kept)]) });
  const pglite = await PGlite.create();
  const dump = await pglite.dumpDataDir('none');
  const unfinished = `${kept}.${process.pid}`;
  writeFileSync(unfinished, Buffer.from(await dump.arrayBuffer()));
  renameSync(unfinished, kept);
  return pglite;
}
