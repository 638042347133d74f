/** What the health page warns of, on a data directory that changes under a running server. */
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { makeBackup } from '../../src/app/housekeeping/backup.ts';
import { type HealthCheck, readHealth } from '../../src/app/housekeeping/health.ts';
import { createSchool } from '../../src/app/school.ts';
import { readConfig } from '../../src/config.ts';
import { openDeps } from '../../src/open-deps.ts';
import { emptyDir } from '../support/process.ts';

it('warns of a key that is gone, open to others or of another database, and of old backups', async () => {
  const dataDir = emptyDir();
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const { deps, close } = await openDeps(config);
  const { id } = await createSchool(deps, 'School');
  const stateOf = async (check: HealthCheck, now = deps.now()) => {
    const { lines } = await readHealth({ ...deps, now: () => now }, id);
    const { ok, state } = lines.find((line) => line.check === check) ?? {};
    return [ok, state];
  };
  expect(await stateOf('key')).toEqual([true, 'fits']);
  expect(await stateOf('disk')).toEqual([
    expect.any(Boolean),
    expect.stringMatching('enough|short'),
  ]);
  expect(await stateOf('backup')).toEqual([false, 'never']);
  const now = Temporal.Now.instant();
  await makeBackup(config, join(emptyDir(), 'copy'), now);
  expect(await stateOf('backup')).toEqual([true, 'recent']);
  expect(await stateOf('backup', now.add({ hours: 200 }))).toEqual([false, 'old']);
  const key = join(dataDir, 'secret.key');
  chmodSync(key, 0o644);
  expect(await stateOf('key')).toEqual([false, 'open']);
  writeFileSync(key, Buffer.alloc(32));
  expect(await stateOf('key')).toEqual([false, 'other']);
  rmSync(key);
  expect(await stateOf('key')).toEqual([false, 'missing']);
  await close();
});
