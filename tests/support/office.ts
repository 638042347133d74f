/** Programs that open what the console exports; where one is missing its tests are skipped, aloud. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

function installed(program: string): boolean {
  const found = (process.env.PATH ?? '').split(':').some((dir) => existsSync(join(dir, program)));
  if (!found) console.warn(`tests that need ${program} are skipped: it is not installed`);
  return found;
}

export const hasOffice = installed('soffice');
export const hasPspp = installed('pspp');
export const hasR = installed('Rscript');

/** Converts with LibreOffice, e.g. `csv` → `xlsx`; the path of what it made, in `folder`. */
export async function convert(file: string, to: string, folder: string): Promise<string> {
  // A profile of its own: two of them at once would refuse each other.
  const profile = await mkdtemp(join(tmpdir(), 'office-'));
  try {
    const args = ['--headless', `-env:UserInstallation=file://${profile}`, '--convert-to', to];
    const filter = extname(file) === '.csv' ? ['--infilter=CSV:44,34,76,1'] : [];
    await run('soffice', [...args, ...filter, '--outdir', folder, file], { timeout: 120_000 });
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
  const [extension = to] = to.split(':');
  return join(folder, `${basename(file, extname(file))}.${extension}`);
}
