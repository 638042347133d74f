/** A copy of everything while the server runs: the database of one moment and the key without which it is useless, in one file. */
import { chmodSync, closeSync, existsSync, linkSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Temporal } from 'temporal-polyfill';
import { Problem } from '../../domain/problem.ts';
import { addKey, copyDatabase } from '../../storage/backup-file.ts';
import { type Address, connect } from '../../storage/connect.ts';
import { replaceSetting } from '../../storage/setting-store.ts';
import type { Keys } from '../keys.ts';
import { keyFile, keyState, readKey } from '../secret-key.ts';

export const lastBackup = 'last-backup';

export interface BackupPlace {
  readonly dataDir: string;
  readonly database: Address;
}

export interface MadeBackup {
  readonly bytes: number;
}

/**
 * Refuses `invalid-input`: a file that exists (`file-exists`), a folder that cannot be written to (`cannot-write`),
 * PostgreSQL (`use-pg-dump`), no database yet (`no-database`) or one that
 * cannot be read (`cannot-read`), a key that is missing or does not fit (`key-misfit`).
 */
export async function makeBackup(
  { dataDir, database }: BackupPlace,
  file: string,
  now: Temporal.Instant,
): Promise<MadeBackup> {
  if (database.kind === 'postgres') refuse(file, 'use-pg-dump', { key: keyFile(dataDir) });
  if (!existsSync(database.file)) refuse(database.file, 'no-database');
  if (existsSync(file)) refuse(file, 'file-exists');
  const keys = await fittingKey(dataDir, database).catch(refuseUnread(database.file));
  const unfinished = `${file}.${process.pid}.unfinished`;
  makeEmpty(file, unfinished);
  try {
    await copyDatabase(database.file, unfinished).catch(refuseUnread(database.file));
    await addKey(unfinished, keys.secret, now.toString());
    putInPlace(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
    rmSync(`${unfinished}-journal`, { force: true });
  }
  await remember(database, now);
  return { bytes: statSync(file).size };
}

export function refuse(
  path: string,
  code: string,
  params: Readonly<Record<string, string | number>> = {},
): never {
  throw new Problem('invalid-input', {}, [{ path, code, params }]);
}

/** For `.catch`: a database that SQLite cannot read is refused, not a fault of this program. */
function refuseUnread(file: string): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_')) refuse(file, 'cannot-read', { reason: code });
    throw error;
  };
}

/** A hard link takes no place that is taken meanwhile, as renaming would. */
function putInPlace(unfinished: string, file: string): void {
  try {
    linkSync(unfinished, file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      refuse(file, 'file-exists');
    }
    throw error;
  }
}

/** Nobody else may read it from its first byte on. */
function makeEmpty(file: string, unfinished: string): void {
  try {
    closeSync(openSync(unfinished, 'wx', 0o600));
    chmodSync(unfinished, 0o600);
  } catch {
    refuse(file, 'cannot-write', { folder: dirname(file) });
  }
}

async function fittingKey(dataDir: string, database: Address): Promise<Keys> {
  const keys = readKey(dataDir);
  const db = await connect(database);
  try {
    const state = await keyState(db, keys);
    if (!keys || state !== 'fits') return refuse(keyFile(dataDir), 'key-misfit');
    return keys;
  } finally {
    await db.destroy();
  }
}

/** For the page that shows how the server is. */
async function remember(database: Address, now: Temporal.Instant): Promise<void> {
  const db = await connect(database);
  try {
    await replaceSetting(db, lastBackup, now.round('second').toString());
  } finally {
    await db.destroy();
  }
}
