/** Whoever has the database but not the key does not learn from the outbox who was reminded, and so who is missing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { outboxKeyOf, pseudonymOf } from '../../src/app/keys.ts';
import { createSender } from '../../src/app/messages/outbox-send.ts';
import { planOneRound } from '../../src/app/messages/reminders.ts';
import { connectSqlite } from '../../src/storage/connect.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { testDeps } from '../support/deps.ts';
import { emptyDir } from '../support/process.ts';
import { answerAll, drain, letterbox, makeRemindedClass } from '../support/reminded-class.ts';

it('names nobody in the middle of a round, and leaves no row after it', async () => {
  const file = join(emptyDir(), 'test.sqlite');
  const db = await connectSqlite(file);
  await migrate(db);
  const box = letterbox();
  const deps = await testDeps({ db, mail: box.send });
  const made = await makeRemindedClass(deps, {}, 32);
  const missing = Array.from({ length: 30 }, (_, n) => n).filter((n) => n % 2 === 1);
  const answered = Array.from({ length: 32 }, (_, n) => n).filter((n) => !missing.includes(n));
  await answerAll(deps, made, answered);
  deps.setNow('2026-10-23T09:00:00+08:00');
  await planOneRound(deps);
  const send = createSender(deps);
  for (let n = 0; n < 5; n++) await send();

  const outbox = await db.selectFrom('outbox').selectAll().execute();
  expect(outbox).toHaveLength(missing.length);
  const text = JSON.stringify([outbox, await db.selectFrom('message').selectAll().execute()]);
  const people = await db.selectFrom('participant').selectAll().execute();
  for (const person of people) {
    const values = [person.id, person.name, person.email, person.link_hash];
    for (const value of [...values, pseudonymOf(deps.keys, person.id)]) {
      if (value) expect(text).not.toContain(value);
    }
  }
  // The order of the rows is that of their keys; beside the class list it says nothing.
  const keys = outbox.map(({ key }) => key);
  expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : 1)));
  // With the key it is found, without it not: another server's key finds nobody.
  const messageId = outbox[0]?.message_id ?? '';
  const found = (secret: Uint8Array) =>
    people.filter(({ id }) => keys.includes(outboxKeyOf({ secret }, messageId, id))).length;
  expect(found(deps.keys.secret)).toBe(missing.length);
  expect(found(new Uint8Array(32))).toBe(0);

  await drain(deps);
  expect(box.mails).toHaveLength(missing.length);
  expect(await db.selectFrom('outbox').selectAll().execute()).toEqual([]);
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
  await db.destroy();
  const bytes = readFileSync(file);
  // Deleted rows are overwritten, too.
  for (const key of keys) expect(bytes.includes(key)).toBe(false);
});

it('no log line holds an address, a name or a link', async () => {
  const lines: string[] = [];
  const { pino } = await import('pino');
  const base = await testDeps({
    mail: async ({ to }) => {
      throw Object.assign(new Error(`cannot send to ${to}`), { code: 'EBUG' });
    },
  });
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  const deps = { ...base, log };
  await makeRemindedClass(base);
  base.setNow('2026-10-23T09:00:00+08:00');
  const { runJobs } = await import('../../src/jobs/run-jobs.ts');
  const { serverJobs } = await import('../../src/jobs/server-jobs.ts');
  const jobs = runJobs(deps, serverJobs(deps), 5);
  await expect.poll(() => lines.length, { timeout: 10_000 }).toBeGreaterThan(0);
  await jobs.stop();
  expect(lines.join('')).toContain('EBUG');
  expect(lines.join('')).not.toMatch(/@example|Person \d|\/s\//);
});
