/** Which rounds go out by themselves, when, and to whom. */
import { describe, expect, it } from 'vitest';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { setOccasion } from '../../src/app/cohorts/cohorts.ts';
import { erasePerson } from '../../src/app/housekeeping/erase-person.ts';
import { changeSchedule } from '../../src/app/messages/message-settings.ts';
import { defaultSchedule } from '../../src/domain/messages/schedule.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';
import {
  addressOf,
  answerAll,
  drain,
  letterbox,
  makeRemindedClass,
} from '../support/reminded-class.ts';

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => addressOf(from + n));

describeOnEach('rounds', (openDatabase) => {
  const start = async (input = {}, size = 10) => {
    const box = letterbox();
    const deps = await testDeps({ db: await openDatabase(), mail: box.send });
    deps.setNow('2026-10-20T00:30:00+08:00');
    return { box, deps, made: await makeRemindedClass(deps, input, size) };
  };

  it('invite everybody on the first day, then remind who has not answered, then warn of the last day', async () => {
    const { box, deps, made } = await start();
    await drain(deps);
    expect(box.mails).toEqual([]);
    deps.setNow('2026-10-20T09:00:00+08:00');
    await drain(deps);
    expect(box.addresses()).toEqual(range(0, 7));
    box.empty();
    await answerAll(deps, made, [0, 1, 2, 9]);
    for (const [day, addresses] of [
      ['2026-10-21', []],
      ['2026-10-22', []],
      ['2026-10-23', range(3, 7)],
      ['2026-10-24', []],
      ['2026-10-27', range(3, 7)],
      ['2026-11-02', range(3, 7)],
      ['2026-11-03', []],
      ['2026-11-04', []],
    ] as const) {
      for (const hour of ['08:59', '09:00', '18:00']) {
        deps.setNow(`${day}T${hour}:00+08:00`);
        await drain(deps);
      }
      expect([day, box.addresses()]).toEqual([day, addresses]);
      box.empty();
    }
  });

  it('carry the person’s own link, name and the last day, and nobody else’s', async () => {
    const { box, deps, made } = await start({ name: '提升班' });
    deps.setNow('2026-10-20T09:00:00+08:00');
    await drain(deps);
    for (const [n, { token }] of made.people.slice(0, 8).entries()) {
      const mail = box.mails.find(({ to }) => to === addressOf(n));
      expect(mail?.text).toContain(`Person ${n}，您好`);
      expect(mail?.text).toContain(`http://127.0.0.1:3000/s/${token}\n`);
      expect(mail?.text).toContain('2026年11月3日');
      expect(mail?.text.match(/\/s\//g)).toHaveLength(1);
      expect(mail?.subject).toBe('请填写“提升班”训末评估');
    }
  });

  it('go by the clock where the class is', async () => {
    const { box, deps } = await start({ timeZone: 'America/New_York' });
    deps.setNow('2026-10-20T09:00:00-04:00');
    await drain(deps);
    expect(box.mails).toHaveLength(8);
    box.empty();
    // Summer time ends on 1 November 2026.
    deps.setNow('2026-11-02T13:59:00Z');
    await drain(deps);
    expect(box.mails).toEqual([]);
    deps.setNow('2026-11-02T14:00:00Z');
    await drain(deps);
    expect(box.mails).toHaveLength(8);
  });

  it('wait for the first address where the class was made before its list', async () => {
    const { box, deps, made } = await start({}, 2);
    deps.setNow('2026-10-20T15:00:00+08:00');
    await drain(deps);
    const rows = [{ name: 'Late', email: 'late@example.org' }];
    await addParticipants(deps, made.school.id, made.cohort.id, rows);
    await drain(deps);
    expect(box.addresses()).toEqual(['late@example.org']);
  });

  it('are made up for once by a server that was down, and only the newest', async () => {
    const { box, deps, made } = await start();
    await answerAll(deps, made, [0]);
    // Down over the invitation and the first reminder.
    deps.setNow('2026-10-25T20:00:00+08:00');
    await drain(deps);
    expect(box.mails).toEqual([]);
    deps.setNow('2026-10-26T09:00:00+08:00');
    await drain(deps);
    await drain(deps);
    expect(box.addresses()).toEqual(range(1, 7));
    expect(box.mails.every(({ subject }) => subject.startsWith('提醒'))).toBe(true);
  });

  it('of long ago are not made up for', async () => {
    const { box, deps } = await start();
    deps.setNow('2026-11-01T09:00:00+08:00');
    await drain(deps);
    expect(box.mails).toEqual([]);
  });

  it('are not sent for an occasion that is closed by hand, or to nobody’s address', async () => {
    const { box, deps, made } = await start();
    await setOccasion(deps, made.school.id, made.cohort.id, 'end', { state: 'closed' });
    deps.setNow('2026-10-23T09:00:00+08:00');
    await drain(deps);
    expect(box.mails).toEqual([]);
  });

  it('follow the class’s own schedule, or none', async () => {
    const { box, deps, made } = await start();
    const { school, cohort } = made;
    const change = (input: object) =>
      changeSchedule(deps, school.id, cohort.id, { ...defaultSchedule, ...input });
    await change({ opening: false, days: [1], hour: 14, language: 'en' });
    deps.setNow('2026-10-20T15:00:00+08:00');
    await drain(deps);
    deps.setNow('2026-10-21T13:59:00+08:00');
    await drain(deps);
    expect(box.mails).toEqual([]);
    deps.setNow('2026-10-21T14:00:00+08:00');
    await drain(deps);
    expect(box.mails).toHaveLength(8);
    expect(box.mails[0]?.subject).toMatch(
      /^Reminder: the end-of-training survey of “Class” closes on/,
    );
    box.empty();
    await change({ on: false });
    deps.setNow('2026-11-02T14:00:00+08:00');
    await drain(deps);
    expect(box.mails).toEqual([]);
  });

  it('leave out who was erased, has left or has lost their address', async () => {
    const { box, deps, made } = await start();
    const { school, cohort, people } = made;
    await erasePerson(deps, school.id, cohort.id, people[0]?.id ?? '');
    await deps.db
      .updateTable('participant')
      .set({ withdrawn: 1 })
      .where('id', '=', people[1]?.id ?? '')
      .execute();
    await deps.db
      .updateTable('participant')
      .set({ email: null })
      .where('id', '=', people[2]?.id ?? '')
      .execute();
    deps.setNow('2026-10-20T09:00:00+08:00');
    await drain(deps);
    expect(box.addresses()).toEqual(range(3, 7));
  });

  it('are planned once by two servers that look at the same moment', async () => {
    const { box, deps } = await start();
    const other = { ...deps };
    deps.setNow('2026-10-20T09:00:00+08:00');
    await Promise.all([drain(deps), drain(other), drain(deps)]);
    expect(box.addresses()).toEqual(range(0, 7));
    const messages = await deps.db.selectFrom('message').selectAll().execute();
    expect(messages).toHaveLength(1);
  });
});

describe('a schedule', () => {
  it.each([
    { days: [0] },
    { days: [61] },
    { days: [1.5] },
    { days: [Number.NaN] },
    { days: [1, 2, 3, 4, 5, 6] },
    { hour: 7 },
    { hour: 18 },
    { language: 'fr' },
  ])('is refused with %j', async (input) => {
    const deps = await testDeps();
    const { school, cohort } = await makeRemindedClass(deps);
    const changed = changeSchedule(deps, school.id, cohort.id, { ...defaultSchedule, ...input });
    await expect(changed).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
