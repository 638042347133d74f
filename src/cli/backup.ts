/** `backup FILE` and `restore FILE`: what they say on stdout. */
import { resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { makeBackup } from '../app/housekeeping/backup.ts';
import { restoreBackup } from '../app/housekeeping/restore.ts';
import { readConfig } from '../config.ts';

export async function backup(file: string): Promise<void> {
  const { bytes } = await makeBackup(readConfig(), resolve(file), Temporal.Now.instant());
  print(`backup written: ${file} (${Math.ceil(bytes / 1024)} KB), with the secret key in it`);
  print('Whoever has this file can join names and answers: keep it as you keep the answers.');
}

export async function restore(file: string): Promise<void> {
  const config = readConfig();
  const { madeAt, classes, participants, responses } = await restoreBackup(config, resolve(file));
  print(`restored into ${config.dataDir}: the backup of ${madeAt}`);
  print(`${classes} classes, ${participants} participants, ${responses} responses`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
