/**
 * A backup is one SQLite file: the whole database, and a table `backup` with the secret key and how many rows there
 * were. It is written by VACUUM INTO, so it is of one moment and its rows lie in the order of their random keys.
 */
import { closeSync, fsyncSync, openSync, readSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

export interface BackupContent {
  readonly secret: Uint8Array;
  /** ISO. */
  readonly madeAt: string;
  /** By table. */
  readonly counts: Readonly<Record<string, number>>;
  /** Migrations it has seen. */
  readonly migrations: readonly string[];
  /** What the database keeps to know its key again. */
  readonly keyCheck: string | null;
  /** Why it cannot be trusted; empty where nothing is wrong. */
  readonly damage: readonly string[];
}

const header = 'SQLite format 3\0';

/** The database, which may be in use, as it is at one moment. `to` must be an empty file. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const database = await open(from, { readonly: true, fileMustExist: true });
  try {
    database.pragma('busy_timeout = 30000');
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
}

/** Adds what makes a copy a backup, and sees to it that all of it is on the disk. */
export async function addKey(file: string, secret: Uint8Array, madeAt: string): Promise<void> {
  const database = await open(file, { fileMustExist: true });
  try {
    // One file, without another beside it; and the key shall be on the disk when it is renamed.
    database.pragma('journal_mode = delete');
    database.pragma('synchronous = full');
    const counts = JSON.stringify(countRows(database));
    database.transaction(() => {
      database.exec(
        'create table backup (name text primary key, value blob not null) strict, without rowid',
      );
      const insert = database.prepare('insert into backup values (?, ?)');
      insert.run('secret', Buffer.from(secret));
      insert.run('made-at', Buffer.from(madeAt));
      insert.run('counts', Buffer.from(counts));
    })();
  } finally {
    database.close();
  }
  syncFile(file);
}

/** Null where the file is no backup of ours. */
export async function readBackup(file: string): Promise<BackupContent | null> {
  if (!startsAsDatabase(file)) return null;
  const database = await open(file, { readonly: true, fileMustExist: true });
  try {
    return contentOf(database);
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) {
      return null;
    }
    throw error;
  } finally {
    database.close();
  }
}

function contentOf(database: Database): BackupContent | null {
  const value = (name: string) =>
    database.prepare('select value from backup where name = ?').pluck().get(name) as
      | Buffer
      | undefined;
  const [secret, madeAt, counted] = [value('secret'), value('made-at'), value('counts')];
  if (!secret || !madeAt || !counted) return null;
  const setting = database.prepare("select value from setting where name = 'key-check'").pluck();
  const migrations = database.prepare('select name from kysely_migration order by name').pluck();
  const counts = JSON.parse(counted.toString()) as Record<string, number>;
  return {
    secret: new Uint8Array(secret),
    madeAt: madeAt.toString(),
    counts,
    migrations: migrations.all() as string[],
    keyCheck: (setting.get() as string | undefined) ?? null,
    damage: damageOf(database, counts),
  };
}

function damageOf(database: Database, counts: Readonly<Record<string, number>>): readonly string[] {
  const checked = database.pragma('integrity_check') as readonly { integrity_check: string }[];
  const broken = checked.map((row) => row.integrity_check).filter((line) => line !== 'ok');
  const foreign = database.pragma('foreign_key_check') as readonly { table: string }[];
  const found = countRows(database);
  const missing = Object.entries(counts).filter(([table, rows]) => found[table] !== rows);
  return [
    ...broken,
    ...foreign.map(({ table }) => `${table}: a row refers to nothing`),
    ...missing.map(([table, rows]) => `${table}: ${found[table] ?? 0} of ${rows} rows`),
  ];
}

/**
 * Takes the key out again, so that it lies nowhere in the file of the database; and ends what must not go on as if
 * nothing had happened since: nobody is signed in, no one-time link that may have been used opens again, and of
 * messages that waited nobody knows whether they went out meanwhile.
 */
export async function makeRestored(file: string): Promise<void> {
  const database = await open(file, { fileMustExist: true });
  try {
    database.pragma('secure_delete = on');
    database.pragma('synchronous = full');
    database.exec('drop table backup');
    const tables = new Set(tableNames(database));
    for (const [table, statement] of ended) if (tables.has(table)) database.exec(statement);
    database.exec('vacuum');
  } finally {
    database.close();
  }
  syncFile(file);
}

/** By table; a backup of an older program may lack some. */
const ended = [
  ['console_session', 'delete from console_session'],
  ['console_entry', 'delete from console_entry'],
  ['account_link', 'delete from account_link'],
  [
    'outbox',
    `update outbox set state = 'unclear', claimed_at = null, error = 'interrupted'
      where state in ('waiting', 'sending')`,
  ],
] as const;

function countRows(database: Database): Readonly<Record<string, number>> {
  const tables = tableNames(database).filter((name) => name !== 'backup');
  const count = (name: string) =>
    Number(database.prepare(`select count(*) from [${name}]`).pluck().get());
  return Object.fromEntries(tables.map((name) => [name, count(name)]));
}

function tableNames(database: Database): readonly string[] {
  return database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as readonly string[];
}

function startsAsDatabase(file: string): boolean {
  const opened = openSync(file, 'r');
  const start = Buffer.alloc(header.length);
  readSync(opened, start);
  closeSync(opened);
  return start.toString('latin1') === header;
}

function syncFile(file: string): void {
  const opened = openSync(file, 'r+');
  fsyncSync(opened);
  closeSync(opened);
}

async function open(
  file: string,
  options: { readonly readonly?: boolean; readonly fileMustExist: boolean },
): Promise<Database> {
  const { default: Database } = await import('better-sqlite3');
  return new Database(file, options);
}
