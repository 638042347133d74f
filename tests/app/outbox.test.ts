/** The outbox: each message once, to whom it is for at that moment, and what happens where sending fails. */
import { describe, expect, it } from 'vitest';
import { setOccasion } from '../../src/app/cohorts/cohorts.ts';
import { unsentRounds } from '../../src/app/housekeeping/health-outbox.ts';
import { readMessages, sendAgain, sendRoundNow } from '../../src/app/messages/messages.ts';
import { createSender } from '../../src/app/messages/outbox-send.ts';
import { planOneRound } from '../../src/app/messages/reminders.ts';
import { setRobot } from '../../src/app/messages/robots.ts';
import type { Delivery } from '../../src/domain/messages/delivery.ts';
import type { Mail } from '../../src/mail/mail.ts';
import { codeOf } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { type TestDeps, testDeps } from '../support/deps.ts';
import {
  addressOf,
  answerAll,
  drain,
  letterbox,
  makeRemindedClass,
} from '../support/reminded-class.ts';

const third = '2026-10-23T09:00:00+08:00';
const sent: Delivery = { outcome: 'sent' };

async function states(deps: TestDeps): Promise<Readonly<Record<string, number>>> {
  const rows = await deps.db.selectFrom('outbox').select('state').execute();
  const counts: Record<string, number> = {};
  for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

describeOnEach('the outbox', (openDatabase) => {
  const start = async (answer?: (mail: Mail) => Promise<Delivery>) => {
    const box = letterbox(answer);
    const deps = await testDeps({ db: await openDatabase(), mail: box.send });
    deps.setNow('2026-10-20T00:30:00+08:00');
    const made = await makeRemindedClass(deps);
    deps.setNow(third);
    return { box, deps, made, send: createSender(deps) };
  };

  it('skips who has answered between planning and sending', async () => {
    const { box, deps, made, send } = await start();
    await planOneRound(deps);
    expect(await states(deps)).toEqual({ waiting: 8 });
    await send();
    const first = made.people.findIndex((_, n) => addressOf(n) === box.mails[0]?.to);
    const others = [0, 1, 2, 3].filter((n) => n !== first);
    await answerAll(deps, made, others);
    await drain(deps);
    const expected = [0, 1, 2, 3, 4, 5, 6, 7].filter((n) => !others.includes(n));
    expect(box.addresses()).toEqual(expected.map(addressOf));
  });

  it('sends nothing once the occasion is closed', async () => {
    const { box, deps, made } = await start();
    await planOneRound(deps);
    await setOccasion(deps, made.school.id, made.cohort.id, 'end', { state: 'closed' });
    await drain(deps);
    expect(box.mails).toEqual([]);
    expect(await states(deps)).toEqual({});
  });

  it('sends the newest round alone where mail waited for a mail server', async () => {
    const { box, deps } = await start();
    const without = { ...deps, mail: null };
    await drain(without);
    deps.setNow('2026-10-27T09:00:00+08:00');
    await drain(without);
    expect(await states(deps)).toEqual({ waiting: 16 });
    await drain(deps);
    expect(box.mails).toHaveLength(8);
    expect(new Set(box.addresses()).size).toBe(8);
  });

  it('keeps no row of a reminder that is done: their number would tell too much', async () => {
    const { box, deps } = await start();
    await drain(deps);
    expect(box.mails).toHaveLength(8);
    expect(await states(deps)).toEqual({});
  });

  it('tries again after 1, 5, 30 and 120 minutes, then gives up', async () => {
    let attempts = 0;
    const { deps } = await start(async ({ to }) => {
      if (to !== addressOf(0)) return sent;
      attempts++;
      return { outcome: 'retry', reason: 'busy' };
    });
    await drain(deps);
    const seen: [number, number][] = [];
    let minutes = 0;
    for (const step of [0, 1, 4, 1, 29, 1, 119, 1, 600]) {
      minutes += step;
      const moment = Date.parse(third) + minutes * 60_000;
      deps.setNow(new Date(moment).toISOString());
      await drain(deps);
      seen.push([minutes, attempts]);
    }
    expect(seen).toEqual([
      [0, 1],
      [1, 2],
      [5, 2],
      [6, 3],
      [35, 3],
      [36, 4],
      [155, 4],
      [156, 5],
      [756, 5],
    ]);
  });

  it('lets a mail server that is down rest for a minute, and loses nothing', async () => {
    let down = true;
    let attempts = 0;
    const { box, deps, send } = await start(async () => {
      attempts++;
      return down ? { outcome: 'retry', reason: 'connection' } : sent;
    });
    await planOneRound(deps);
    while (await send());
    expect(attempts).toBe(1);
    down = false;
    deps.setNow('2026-10-23T09:01:00+08:00');
    while (await send());
    expect(box.mails).toHaveLength(8);
  });

  it('names failing addresses of an invitation, and none of a reminder', async () => {
    const { deps, made } = await start(async ({ to }) =>
      to === addressOf(3) ? { outcome: 'failed', reason: 'recipient' } : sent,
    );
    const { school, cohort } = made;
    deps.setNow('2026-10-20T09:00:00+08:00');
    await drain(deps);
    deps.setNow(third);
    await drain(deps);
    const { rounds } = await readMessages(deps, school.id, cohort.id, true);
    const [reminder, invitation] = rounds;
    expect(invitation).toMatchObject({
      kind: 'invitation',
      missing: null,
      counts: { sent: 7, failed: 1 },
      failing: [{ name: 'Person 3', email: addressOf(3) }],
    });
    expect(reminder).toMatchObject({
      kind: 'reminder',
      missing: 10,
      counts: null,
      failing: [],
      underWay: false,
      error: null,
    });
    const analyst = await readMessages(deps, school.id, cohort.id, false);
    expect(JSON.stringify(analyst.rounds)).not.toContain('@');
  });

  it('never sends again by itself what may have gone out, but when told to', async () => {
    let hangs = true;
    const { box, deps, made } = await start(async ({ to }) =>
      hangs && to === addressOf(5) ? { outcome: 'unclear', reason: 'interrupted' } : sent,
    );
    const { school, cohort } = made;
    await drain(deps);
    deps.setNow('2026-10-23T17:00:00+08:00');
    await drain(deps);
    expect(box.addresses()).toHaveLength(7);
    const { rounds } = await readMessages(deps, school.id, cohort.id, true);
    expect(rounds[0]).toMatchObject({ unclear: true, underWay: false });
    hangs = false;
    expect(await sendAgain(deps, school.id, cohort.id, rounds[0]?.id ?? '')).toBe(1);
    await drain(deps);
    expect(box.addresses()).toHaveLength(8);
    expect(await sendAgain(deps, school.id, cohort.id, rounds[0]?.id ?? '')).toBe(0);
    expect(await states(deps)).toEqual({});
  });

  it('takes a claim that was never noted for unclear after ten minutes, not before', async () => {
    const { box, deps, send } = await start(() => new Promise(() => {}));
    await planOneRound(deps);
    void send();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const others = { ...deps, mail: letterbox().send };
    deps.setNow('2026-10-23T09:09:00+08:00');
    await drain(others);
    expect(await states(deps)).toEqual({ sending: 1, sent: 7 });
    deps.setNow('2026-10-23T09:11:00+08:00');
    await drain(others);
    expect(await states(deps)).toMatchObject({ unclear: 1 });
    expect(box.mails).toEqual([]);
  });

  it('hands each row to one of several servers that empty it at once', async () => {
    const { box, deps } = await start();
    await planOneRound(deps);
    const senders = Array.from({ length: 4 }, () => createSender({ ...deps }));
    await Promise.all(
      senders.map(async (send) => {
        while (await send());
      }),
    );
    expect(box.addresses()).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map(addressOf));
  });
});

describeOnEach('a round by hand', (openDatabase) => {
  const start = async () => {
    const box = letterbox();
    const deps = await testDeps({ db: await openDatabase(), mail: box.send });
    const made = await makeRemindedClass(deps);
    await answerAll(deps, made, [0, 1, 2]);
    const send = (input: object = {}) =>
      sendRoundNow(deps, made.school.id, made.cohort.id, {
        occasion: 'end',
        what: 'reminder',
        seen: 0,
        again: false,
        ...input,
      });
    return { box, deps, made, send };
  };

  it('goes to those who have not answered, once however often the page is sent', async () => {
    const { box, deps, send } = await start();
    expect(await Promise.all([send(), send()])).toContain(true);
    expect(await send()).toBe(false);
    await drain(deps);
    expect(box.addresses()).toEqual([3, 4, 5, 6, 7].map(addressOf));
  });

  it('goes a second time on one day only where that is confirmed', async () => {
    const { box, deps, send } = await start();
    await send();
    await drain(deps);
    box.empty();
    deps.setNow('2026-10-20T02:05:00Z');
    expect(await codeOf(send({ seen: 1 }))).toBe('invalid-input');
    expect(await send({ seen: 1, again: true })).toBe(true);
    expect(await send({ seen: 1, again: true })).toBe(false);
    await drain(deps);
    expect(box.addresses()).toHaveLength(5);
  });

  it('is refused for an occasion that is not open, and for another school', async () => {
    const { deps, made, send } = await start();
    expect(await codeOf(send({ occasion: 'followup' }))).toBe('not-open');
    const input = { occasion: 'end', what: 'reminder', seen: 0, again: false };
    expect(await codeOf(sendRoundNow(deps, 'other', made.cohort.id, input))).toBe('not-found');
    expect(await codeOf(sendAgain(deps, made.school.id, made.cohort.id, 'none'))).toBe('not-found');
  });

  it('shows how many are missing as the class’s pages count them, whoever has an address', async () => {
    const { deps, made, send } = await start();
    await send();
    await drain(deps);
    const { rounds } = await readMessages(deps, made.school.id, made.cohort.id, true);
    // Ten people, three answers; two of the seven have no address, which no figure here tells.
    expect(rounds).toHaveLength(1);
    expect(rounds[0]).toMatchObject({ missing: 7, counts: null, unclear: false, underWay: false });
    expect(JSON.stringify(rounds)).not.toMatch(/\b5\b/);
  });
});

describe('a class that was reminded by hand', () => {
  it('is not reminded again by itself for the same day', async () => {
    const box = letterbox();
    const deps = await testDeps({ mail: box.send });
    const made = await makeRemindedClass(deps);
    deps.setNow('2026-10-23T08:30:00+08:00');
    const input = { occasion: 'end', what: 'reminder', seen: 0, again: false };
    await sendRoundNow(deps, made.school.id, made.cohort.id, input);
    for (const day of ['2026-10-23', '2026-10-24', '2026-10-26']) {
      deps.setNow(`${day}T10:00:00+08:00`);
      await drain(deps);
    }
    expect(box.mails).toHaveLength(8);
    deps.setNow('2026-10-27T10:00:00+08:00');
    await drain(deps);
    expect(box.mails).toHaveLength(16);
  });
});

describe('where few have an address', () => {
  it('even waiting is not told', async () => {
    const deps = await testDeps();
    const made = await makeRemindedClass(deps, {}, 6);
    const input = { occasion: 'end', what: 'reminder', seen: 0, again: false };
    await sendRoundNow(deps, made.school.id, made.cohort.id, input);
    const { rounds } = await readMessages(deps, made.school.id, made.cohort.id, true);
    // Four have an address, five is the minimum.
    expect(rounds[0]).toMatchObject({ underWay: false, unclear: false, error: null });
    expect(await unsentRounds(deps, made.school.id)).toEqual([]);
  });

  it('and where many have one, what waits is counted as everywhere: all who are missing', async () => {
    const deps = await testDeps();
    const made = await makeRemindedClass(deps);
    await answerAll(deps, made, [0, 1]);
    const input = { occasion: 'end', what: 'reminder', seen: 0, again: false };
    await sendRoundNow(deps, made.school.id, made.cohort.id, input);
    // Of the eight, six have an address.
    expect(await unsentRounds(deps, made.school.id)).toMatchObject([
      { kind: 'by-hand', waiting: 8, unclear: 0, failed: 0 },
    ]);
    await deps.db.updateTable('outbox').set({ state: 'unclear' }).execute();
    expect(await unsentRounds(deps, made.school.id)).toMatchObject([
      { kind: 'by-hand', waiting: 0, unclear: 8, failed: 0 },
    ]);
  });
});

describe('a group with a robot', () => {
  it('gets one message a round, with the link of the class and a count', async () => {
    const said: string[] = [];
    const base = await testDeps();
    const robots = {
      accepts: () => true,
      send: async (_robot: unknown, text: string): Promise<Delivery> => {
        said.push(text);
        return sent;
      },
    };
    const deps = { ...base, robots };
    const made = await makeRemindedClass(deps);
    const { school, cohort } = made;
    await answerAll(deps, made, [0, 1]);
    const robot = { kind: 'wecom', address: 'https://robot.example.org/1234', secret: '' };
    await setRobot(deps, school.id, cohort.id, robot);
    deps.setNow(third);
    await drain(deps);
    await drain(deps);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('还有8人没有提交');
    expect(said[0]).toContain(`/join/${cohort.joinCode}`);
    expect(said[0]).not.toMatch(/Person|\/s\//);
    const row = await deps.db.selectFrom('robot').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/example|1234/);
    const { rounds } = await readMessages(deps, school.id, cohort.id, true);
    expect(rounds.find(({ channel }) => channel === 'wecom')).toMatchObject({
      counts: { sent: 1, failed: 0 },
    });
  });
});
