/** Servers that die while they send, and servers that send side by side: real processes, a real mail server. */
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { createCohort } from '../../src/app/cohorts/cohorts.ts';
import { readMessages } from '../../src/app/messages/messages.ts';
import { createSchool } from '../../src/app/school.ts';
import { readConfig } from '../../src/config.ts';
import { drainJobs } from '../../src/jobs/run-jobs.ts';
import { serverJobs } from '../../src/jobs/server-jobs.ts';
import { type OpenDeps, openDeps } from '../../src/open-deps.ts';
import { type MailServer, readMail, startMailServer } from '../support/mail-server.ts';
import { emptyDir, run } from '../support/process.ts';

const people = 12;

interface World {
  readonly dataDir: string;
  readonly schoolId: string;
  readonly cohortId: string;
}

let mail: MailServer;
beforeAll(async () => {
  mail = await startMailServer();
});
afterAll(() => mail.close());

const openAt = (dataDir: string, now: string): Promise<OpenDeps> =>
  openDeps(readConfig({ DATA_DIR: dataDir, SMTP_URL: mail.url, LOG_LEVEL: 'silent' }), () =>
    Temporal.Instant.from(now),
  );

async function makeWorld(): Promise<World> {
  const dataDir = emptyDir();
  const { deps, close } = await openAt(dataDir, '2026-10-20T00:30:00+08:00');
  const school = await createSchool(deps, 'School');
  const cohort = await createCohort(deps, school.id, { name: 'Class', endsOn: '2026-10-20' });
  const rows = Array.from({ length: people }, (_, n) => ({
    name: `Person ${n}`,
    email: `person${n}@example.org`,
  }));
  await addParticipants(deps, school.id, cohort.id, rows);
  await close();
  return { dataDir, schoolId: school.id, cohortId: cohort.id };
}

const serve = ({ dataDir }: World, now: string) =>
  run('tests/support/empty-outbox.ts', { DATA_DIR: dataDir, SMTP_URL: mail.url, NOW: now });

const addresses = (): readonly string[] => mail.received.flatMap(({ to }) => to).toSorted();

describe('a server', () => {
  it('that is killed between sending and noting sends nothing twice, ever', async () => {
    const world = await makeWorld();
    mail.received.splice(0);
    let taken = 0;
    // The fifth message has been taken, and the server that sent it dies before it can note that.
    mail.onMessage = async (one) => {
      taken++;
      if (taken !== 5) return 'take';
      mail.received.push(one);
      first.kill('SIGKILL');
      return 'hang-up';
    };
    const first = serve(world, '2026-10-20T09:00:00+08:00');
    expect(await first.ended).toBe('SIGKILL');
    expect(mail.received).toHaveLength(5);
    for (const now of ['09:01', '09:11', '17:00']) {
      const again = await openAt(world.dataDir, `2026-10-20T${now}:00+08:00`);
      await drainJobs(serverJobs(again.deps));
      await again.close();
    }
    expect(addresses()).toHaveLength(people);
    expect(new Set(addresses()).size).toBe(people);
    const { deps, close } = await openAt(world.dataDir, '2026-10-20T17:00:00+08:00');
    const { rounds } = await readMessages(deps, world.schoolId, world.cohortId, true);
    expect(rounds).toHaveLength(1);
    expect(rounds[0]).toMatchObject({ unclear: true, counts: { sent: people - 1, unclear: 1 } });
    await close();
  }, 120_000);

  it('shares the work with others on one database file, and each message goes once', async () => {
    const world = await makeWorld();
    mail.received.splice(0);
    mail.onMessage = async () => 'take';
    const servers = [1, 2].map(() => serve(world, '2026-10-20T09:00:00+08:00'));
    for (const one of servers) expect(await one.ended, one.stderr()).toBe(0);
    expect(addresses()).toHaveLength(people);
    expect(new Set(addresses()).size).toBe(people);
    const ids = mail.received.map((one) => readMail(one).headers.get('message-id'));
    expect(new Set(ids).size).toBe(people);
  }, 120_000);
});
