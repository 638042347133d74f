/** Opens the database: SQLite in a file of its own, or PostgreSQL where an address is given. */
import { chmodSync, closeSync, openSync } from 'node:fs';
import { Kysely, type Dialect as KyselyDialect, PostgresDialect } from 'kysely';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { Tables } from './tables.ts';

export type Address =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

export async function connect(address: Address): Promise<Kysely<Tables>> {
  return address.kind === 'sqlite' ? connectSqlite(address.file) : connectPostgres(address.url);
}

/** `:memory:` is a database of its own, gone when it is closed. */
export async function connectSqlite(file: string): Promise<Kysely<Tables>> {
  const { default: Database } = await import('better-sqlite3');
  if (file !== ':memory:') keepPrivate(file);
  const database = new Database(file);
  for (const pragma of pragmas) database.pragma(pragma);
  return open(sqliteDialect(database));
}

async function connectPostgres(url: string): Promise<Kysely<Tables>> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // An idle connection that breaks is replaced at its next use; unheard, the event would end the process.
  pool.on('error', () => {});
  return open(new PostgresDialect({ pool }));
}

export function open(dialect: KyselyDialect): Kysely<Tables> {
  return new Kysely<Tables>({ dialect });
}

const pragmas = [
  'journal_mode = wal',
  // A receipt is shown after the commit: it must be on the disk by then, not in a cache.
  'synchronous = full',
  'foreign_keys = on',
  'busy_timeout = 5000',
  // What is deleted (drafts, replaced rows) is overwritten, not only unlinked.
  'secure_delete = on',
  // Without it REPLACE would delete rows past the triggers that forbid it.
  'recursive_triggers = on',
  'cache_size = -64000',
  // Random keys touch many pages: a page written often goes back to the database once.
  'wal_autocheckpoint = 4000',
];

/** The -wal and -shm files take over the mode of the database file. */
function keepPrivate(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}
