/** The server itself, started as it is, reminds by a real mail server and goes on where it was when it starts again. */
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { createCohort } from '../../src/app/cohorts/cohorts.ts';
import { sendRoundNow } from '../../src/app/messages/messages.ts';
import { createSchool } from '../../src/app/school.ts';
import { startServer } from '../../src/start-server.ts';
import { readMail, startMailServer } from '../support/mail-server.ts';
import { emptyDir } from '../support/process.ts';

it('sends what is due by itself, and at once what is started by hand', async () => {
  const mail = await startMailServer();
  let now = Temporal.Instant.from('2026-10-20T00:30:00+08:00');
  const environment = {
    DATA_DIR: emptyDir(),
    DATABASE_URL: '',
    PORT: '0',
    BASE_URL: 'https://survey.example.org',
    LOG_LEVEL: 'silent',
    SMTP_URL: mail.url,
    MAIL_FROM: 'training@example.org',
  };
  const start = () => startServer({ environment, now: () => now });
  const first = await start();
  const { deps } = first;
  const school = await createSchool(deps, '青山县委党校');
  const cohort = await createCohort(deps, school.id, { name: '提升班', endsOn: '2026-10-20' });
  const rows = [1, 2, 3].map((n) => ({ name: `学员${n}`, email: `xueyuan${n}@example.org` }));
  const people = await addParticipants(deps, school.id, cohort.id, rows);
  await sendRoundNow(deps, school.id, cohort.id, {
    occasion: 'end',
    what: 'invitation',
    seen: 0,
    again: false,
  });
  // Far sooner than the jobs look by themselves.
  await expect.poll(() => mail.received.length, { timeout: 8000 }).toBe(3);
  const one = mail.received.find(({ to }) => to.includes('xueyuan2@example.org'));
  expect(one?.from).toBe('training@example.org');
  const { text, headers } = readMail(one as never);
  expect(text).toContain(`https://survey.example.org/s/${people[1]?.token}`);
  expect(headers.get('message-id')).toMatch(/^<[\w-]{24}@example\.org>$/);
  await first.close();

  now = Temporal.Instant.from('2026-10-23T10:00:00+08:00');
  const second = await start();
  await expect.poll(() => mail.received.length, { timeout: 8000 }).toBe(6);
  await second.close();
  await mail.close();
}, 60_000);
