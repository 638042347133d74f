import { expect, it } from 'vitest';
import { readProfile } from '../../src/app/participation/read-profile.ts';
import { readConfig } from '../../src/config.ts';
import { openDeps } from '../../src/open-deps.ts';
import { emptyDir, run } from '../support/process.ts';

it('keeps every acknowledged response when the process is killed at once', async () => {
  const dataDir = emptyDir();
  const program = run('tests/support/answer-until-killed.ts', { DATA_DIR: dataDir });
  await program.says(/(\S+ \S+\n){150}/);
  program.kill('SIGKILL');
  expect(await program.ended).toBe('SIGKILL');
  const acknowledged = program
    .stdout()
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' '));
  expect(acknowledged.length).toBeGreaterThanOrEqual(150);
  const { deps, close } = await openDeps(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  for (const [token = '', receipt] of acknowledged) {
    expect((await readProfile(deps, token, 'end')).receipt).toBe(receipt);
  }
  await close();
});
