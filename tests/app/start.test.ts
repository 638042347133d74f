import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctor } from '../../src/app/housekeeping/doctor.ts';
import { readConfig } from '../../src/config.ts';
import { emptyDir, run } from '../support/process.ts';

const start = (dataDir: string) => run('src/main.ts', { DATA_DIR: dataDir, PORT: '0' });

/** Starts and stops once, so that there is a database. */
async function used(): Promise<string> {
  const dataDir = join(emptyDir(), 'data');
  const server = start(dataDir);
  await server.says(/listening on/);
  server.kill('SIGTERM');
  await server.ended;
  return dataDir;
}

describe('the server process', () => {
  it('makes its data directory, prints the set-up link and where it listens, and ends cleanly', async () => {
    const dataDir = join(emptyDir(), 'data');
    const server = start(dataDir);
    const [, url] = await server.says(/^listening on (http:\/\/127\.0\.0\.1:\d+)$/m);
    expect(server.stdout()).toMatch(new RegExp(`${url}/admin/setup/[\\w-]{22}\n`));
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.stderr()).toBe('');
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it('answers what was sent before it is told to end', async () => {
    const server = start(join(emptyDir(), 'data'));
    const [, url] = await server.says(/^listening on (\S+)$/m);
    // Many at once: most of them are still unread when the signal comes.
    const sent = Array.from({ length: 60 }, () => fetch(`${url}/api/openapi.json`));
    await new Promise((resolve) => setTimeout(resolve, 30));
    server.kill('SIGTERM');
    const answers = await Promise.all(sent);
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(await server.ended).toBe(0);
  });

  it.each([
    ['a file where the directory should be', (dir: string) => join(dir, 'file')],
    ['a directory below a file', (dir: string) => join(dir, 'file', 'data')],
  ])('refuses %s in one line', async (_, dataDir) => {
    const dir = emptyDir();
    writeFileSync(join(dir, 'file'), '');
    const server = start(dataDir(dir));
    expect(await server.ended).toBe(1);
    expect(server.stderr()).toMatch(
      /^DATA_DIR takes a directory that can be written to \(\w+\)\n$/,
    );
  });

  it('refuses a file that is no database, in one line', async () => {
    const dir = emptyDir();
    writeFileSync(join(dir, 'learning-transfer.sqlite'), 'x'.repeat(5000));
    const server = start(dir);
    expect(await server.ended).toBe(1);
    expect(server.stderr()).toMatch(/^DATA_DIR: \S+ cannot be opened \(SQLITE_NOTADB\)\n$/);
  });

  it('refuses a wrong value in one line', async () => {
    const server = run('src/main.ts', { DATA_DIR: emptyDir(), PORT: 'many' });
    expect(await server.ended).toBe(1);
    expect(server.stderr()).toBe(
      'PORT takes a whole number from 0 to 65535 (0 takes a free port)\n',
    );
  });

  it('refuses a key that is missing or belongs to another database', async () => {
    const dataDir = await used();
    const key = join(dataDir, 'secret.key');
    writeFileSync(
      key,
      readFileSync(key).map((byte) => byte ^ 1),
    );
    const foreign = start(dataDir);
    expect(await foreign.ended).toBe(1);
    expect(foreign.stderr()).toMatch(/^DATA_DIR: .*secret\.key belongs to another database\n$/);
    rmSync(key);
    const missing = start(dataDir);
    expect(await missing.ended).toBe(1);
    expect(missing.stderr()).toMatch(/^DATA_DIR: .*secret\.key is missing.*\n$/);
  });
});

describe('doctor', () => {
  const failing = async (dataDir: string) => {
    const checks = await doctor(readConfig({ DATA_DIR: dataDir }));
    return checks.filter((one) => !one.ok).map((one) => one.check);
  };

  it('finds nothing wrong with a server that has started', async () => {
    expect(await failing(await used())).toEqual([]);
  });

  it('says what is wrong', async () => {
    const dataDir = await used();
    chmodSync(dataDir, 0o755);
    rmSync(join(dataDir, 'secret.key'));
    expect(await failing(dataDir)).toEqual(['data directory', 'secret key']);
    expect(await failing(join(emptyDir(), 'nowhere'))).toEqual(['data directory', 'database']);
  });
});
