/** Backup and restore as their users run them: beside a server that takes answers, into an empty data directory. */
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProfile } from '../../src/app/participation/read-profile.ts';
import { readConfig } from '../../src/config.ts';
import { openDeps } from '../../src/open-deps.ts';
import { emptyDir, run } from '../support/process.ts';

const command = async (dataDir: string, args: readonly string[], database = '') => {
  const program = run('src/cli.ts', { DATA_DIR: dataDir, DATABASE_URL: database }, args);
  const code = await program.ended;
  return { code, stdout: program.stdout(), problems: program.stderr().trim().split('\n') };
};

const lines = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ') as [string, string]);

let dataDir: string;
let file: string;
let acknowledged: readonly (readonly [string, string])[];
let later: readonly (readonly [string, string])[];

beforeAll(async () => {
  dataDir = emptyDir();
  file = join(emptyDir(), 'school.backup');
  const server = run('tests/support/answer-until-killed.ts', { DATA_DIR: dataDir });
  await server.says(/(\S+ \S+\n){50}/);
  acknowledged = lines(server.stdout());
  const made = await command(dataDir, ['backup', file]);
  expect(made.problems).toEqual(['']);
  expect(made.code).toBe(0);
  await server.says(new RegExp(`(\\S+ \\S+\\n){${acknowledged.length + 50}}`));
  server.kill('SIGKILL');
  await server.ended;
  later = lines(server.stdout());
}, 60_000);

describe('a backup', () => {
  it('made while answers come holds every receipt from before, and none is changed', async () => {
    const restored = emptyDir();
    const { code, stdout } = await command(restored, ['restore', file]);
    expect(code).toBe(0);
    expect(stdout).toContain('1 classes, 2000 participants');
    const config = readConfig({ DATA_DIR: restored, LOG_LEVEL: 'silent' });
    const { deps, close } = await openDeps(config);
    for (const [token, receipt] of acknowledged) {
      expect((await readProfile(deps, token, 'end')).receipt).toBe(receipt);
    }
    for (const [token, receipt] of later) {
      const profile = await readProfile(deps, token, 'end').catch(() => null);
      if (profile) expect(profile.receipt).toBe(receipt);
    }
    await close();
  });

  it('is one file that only its owner may read, and leaves no other', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual(['school.backup']);
  });

  it('lies in the order of random keys', () => {
    const database = new Database(file, { readonly: true });
    const order = database.prepare('select pseudonym from response').pluck().all() as string[];
    expect(order).toEqual(order.toSorted());
    const { journal_mode: mode } = database.prepare('pragma journal_mode').get() as {
      journal_mode: string;
    };
    expect(mode).toBe('delete');
    database.close();
  });

  it('is never written over', async () => {
    const before = readFileSync(file);
    const { code, problems } = await command(dataDir, ['backup', file]);
    expect([code, problems]).toEqual([1, [expect.stringContaining('exists already')]]);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is not made without a database, without its key, of PostgreSQL, or where nothing can be written', async () => {
    const elsewhere = join(emptyDir(), 'copy');
    const none = await command(emptyDir(), ['backup', elsewhere]);
    expect([none.code, none.problems[0]]).toEqual([1, expect.stringContaining('no database yet')]);
    const keyless = emptyDir();
    await command(keyless, ['restore', file]);
    rmSync(join(keyless, 'secret.key'));
    const lost = await command(keyless, ['backup', elsewhere]);
    expect([lost.code, lost.problems[0]]).toEqual([1, expect.stringContaining('secret key')]);
    const torn = emptyDir();
    writeFileSync(
      join(torn, 'learning-transfer.sqlite'),
      'not a database, though it is as long as one',
    );
    const unread = await command(torn, ['backup', elsewhere]);
    expect([unread.code, unread.problems]).toEqual([
      1,
      [expect.stringContaining('cannot be read')],
    ]);
    const other = await command(dataDir, ['backup', elsewhere], 'postgres://localhost/x');
    expect([other.code, other.problems[0]]).toEqual([1, expect.stringContaining('pg_dump')]);
    const nowhere = await command(dataDir, ['backup', '/nowhere/at/all']);
    expect([nowhere.code, nowhere.problems[0]]).toEqual([
      1,
      expect.stringContaining('cannot write into /nowhere/at'),
    ]);
    expect(existsSync(elsewhere)).toBe(false);
  });
});

describe('restoring', () => {
  it('leaves no key in the database, and files that only their owner may read', async () => {
    const restored = emptyDir();
    await command(restored, ['restore', file]);
    const database = readFileSync(join(restored, 'learning-transfer.sqlite'));
    const key = readFileSync(join(restored, 'secret.key'));
    expect(database.includes(key)).toBe(false);
    expect(key.equals(readFileSync(join(dataDir, 'secret.key')))).toBe(true);
    for (const name of readdirSync(restored)) {
      expect(statSync(join(restored, name)).mode & 0o777, name).toBe(0o600);
    }
    expect(readdirSync(restored).toSorted()).toEqual(['learning-transfer.sqlite', 'secret.key']);
  });

  it('ends what may have gone on since: who is signed in, one-time links, messages that waited', async () => {
    const restored = emptyDir();
    const old = changed(`insert into console_session values ('s', '{}', '2999', null);
      insert into console_entry values ('e', null, 'administrator', '2999');
      insert into account_link (id, token_hash, kind, school_id, expires_at)
        select 'l', 'l', 'invitation', id, '2999' from school;
      insert into message (id, cohort_id, occasion_id, kind, channel, round_key, day, created_at, actor_kind)
        select 'm', cohort_id, id, 'reminder', 'mail', 'r', '2026-10-20', '2026-10-20', 'server' from occasion limit 1;
      insert into outbox values ('w', 'm', 'waiting', 0, '2026', null, null),
        ('g', 'm', 'sending', 1, '2026', '2026', null), ('d', 'm', 'sent', 1, '2026', null, null);
      update backup set value = cast(json_set(cast(value as text), '$.console_session', 1, '$.console_entry',
        (select count(*) from console_entry), '$.account_link', 1, '$.message', 1, '$.outbox', 3) as blob)
        where name = 'counts'`);
    expect((await command(restored, ['restore', old])).code).toBe(0);
    const database = new Database(join(restored, 'learning-transfer.sqlite'), { readonly: true });
    const rows = (sql: string) => database.prepare(sql).raw().all();
    for (const table of ['console_session', 'console_entry', 'account_link']) {
      expect(rows(`select * from ${table}`), table).toEqual([]);
    }
    expect(rows('select key, state from outbox order by key')).toEqual([
      ['d', 'sent'],
      ['g', 'unclear'],
      ['w', 'unclear'],
    ]);
    database.close();
  });

  it.each([
    ['a file that is not there', () => join(emptyDir(), 'nothing'), 'no such file'],
    ['a text', () => fileWith('hello'), 'not a backup'],
    ['an empty file', () => fileWith(''), 'not a backup'],
    ['a database without a key', () => join(dataDir, 'learning-transfer.sqlite'), 'not a backup'],
    ['half a backup', () => fileWith(readFileSync(file).subarray(0, 200_000)), 'backup'],
    [
      'a backup that lacks answers',
      () => changed('drop trigger response_no_delete; delete from response'),
      'damaged',
    ],
    [
      'one whose key is of another',
      () => changed("update backup set value = zeroblob(32) where name = 'secret'"),
      'damaged',
    ],
    [
      'one of a newer program',
      () =>
        changed(
          "insert into kysely_migration values ('2999-01-01', 'now'); update backup set value = cast(json_set(cast(value as text), '$.kysely_migration', (select count(*) from kysely_migration)) as blob) where name = 'counts'",
        ),
      'newer version',
    ],
  ])('refuses %s, and leaves nothing behind', async (_, made, said) => {
    const restored = emptyDir();
    const { code, problems } = await command(restored, ['restore', made()]);
    expect([code, problems]).toEqual([1, [expect.stringContaining(said)]]);
    expect(readdirSync(restored)).toEqual([]);
  });

  it('refuses a directory that has a database or a key', async () => {
    const before = readFileSync(join(dataDir, 'secret.key'));
    const used = await command(dataDir, ['restore', file]);
    expect([used.code, used.problems]).toEqual([1, [expect.stringContaining('empty one')]]);
    expect(readFileSync(join(dataDir, 'secret.key')).equals(before)).toBe(true);
    const keyOnly = emptyDir();
    writeFileSync(join(keyOnly, 'secret.key'), 'x');
    expect((await command(keyOnly, ['restore', file])).code).toBe(1);
  });
});

function fileWith(content: string | Uint8Array): string {
  const path = join(emptyDir(), 'file');
  writeFileSync(path, content);
  return path;
}

/** The backup after somebody has worked on it. */
function changed(statements: string): string {
  const path = fileWith(readFileSync(file));
  chmodSync(path, 0o600);
  const database = new Database(path);
  database.exec(statements);
  database.close();
  return path;
}
