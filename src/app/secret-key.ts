/** The key file: made once with the database it belongs to, refused where the two do not fit. */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { insertSetting, readSetting } from '../storage/setting-store.ts';
import type { Tables } from '../storage/tables.ts';
import { type Keys, keyCheckValue } from './keys.ts';

const keyBytes = 32;
const setting = 'key-check';

export type KeyState = 'fits' | 'new-database' | 'missing' | 'damaged' | 'other-database';

/** The key of the data directory; null where there is none. */
export function readKey(dataDir: string): Keys | null {
  try {
    return { secret: readFileSync(keyFile(dataDir)) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whether the key belongs to this database. */
export async function keyState(db: Kysely<Tables>, keys: Keys | null): Promise<KeyState> {
  if (keys && keys.secret.byteLength !== keyBytes) return 'damaged';
  const stored = await readSetting(db, setting);
  if (stored === null) return 'new-database';
  if (!keys) return 'missing';
  return stored === keyCheckValue(keys) ? 'fits' : 'other-database';
}

/** Makes the key of a new database, or keeps one that waits for it. */
export async function bindKey(
  db: Kysely<Tables>,
  dataDir: string,
  existing: Keys | null,
): Promise<Keys> {
  const keys = existing ?? makeKey(dataDir);
  await insertSetting(db, setting, keyCheckValue(keys));
  return keys;
}

function makeKey(dataDir: string): Keys {
  const secret = randomBytes(keyBytes);
  writeFileSync(keyFile(dataDir), secret, { mode: 0o600, flag: 'wx', flush: true });
  return { secret };
}

export function keyFile(dataDir: string): string {
  return join(dataDir, 'secret.key');
}
