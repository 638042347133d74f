/** A backup back into a data directory that has none: checked first, then put in place; or nothing at all. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type BackupContent, makeRestored, readBackup } from '../../storage/backup-file.ts';
import { migrationNames } from '../../storage/migrate.ts';
import { keyCheckValue } from '../keys.ts';
import { keyFile } from '../secret-key.ts';
import { type BackupPlace, refuse } from './backup.ts';

export interface Restored {
  /** ISO. */
  readonly madeAt: string;
  readonly classes: number;
  readonly participants: number;
  readonly responses: number;
}

/**
 * Refuses `invalid-input`: a file that is not there (`no-such-file`) or no backup (`not-a-backup`), a damaged one
 * (`damaged-backup`), one of a newer program (`newer-backup`), a data directory that has a database or a key
 * (`data-dir-in-use`), PostgreSQL (`use-pg-restore`).
 */
export async function restoreBackup(
  { dataDir, database }: BackupPlace,
  file: string,
): Promise<Restored> {
  if (database.kind === 'postgres') refuse(file, 'use-pg-restore', { key: keyFile(dataDir) });
  if (!existsSync(file)) refuse(file, 'no-such-file');
  const key = keyFile(dataDir);
  refuseUsed(dataDir, [database.file, `${database.file}-wal`, key]);
  const content = await trusted(file);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const unfinished = join(dataDir, `restoring-${process.pid}`);
  try {
    copyFileSync(file, unfinished);
    chmodSync(unfinished, 0o600);
    await makeRestored(unfinished);
    writeFileSync(`${unfinished}.key`, content.secret, { mode: 0o600, flag: 'wx', flush: true });
    refuseUsed(dataDir, [database.file, key]);
    renameSync(`${unfinished}.key`, key);
    renameSync(unfinished, database.file);
  } finally {
    for (const end of ['', '.key', '-journal']) rmSync(`${unfinished}${end}`, { force: true });
  }
  const { madeAt, counts } = content;
  const [classes = 0, participants = 0, responses = 0] = [
    counts.cohort,
    counts.participant,
    counts.response,
  ];
  return { madeAt, classes, participants, responses };
}

function refuseUsed(dataDir: string, files: readonly string[]): void {
  if (files.some((file) => existsSync(file))) refuse(dataDir, 'data-dir-in-use');
}

async function trusted(file: string): Promise<BackupContent> {
  const content = (await readBackup(file)) ?? refuse(file, 'not-a-backup');
  const { damage, migrations, secret, keyCheck } = content;
  if (damage.length > 0) refuse(file, 'damaged-backup', { what: damage[0] ?? '' });
  if (migrations.some((name) => !migrationNames.includes(name))) refuse(file, 'newer-backup');
  if (secret.byteLength !== 32 || keyCheck !== keyCheckValue({ secret })) {
    refuse(file, 'damaged-backup', { what: 'secret key' });
  }
  return content;
}
