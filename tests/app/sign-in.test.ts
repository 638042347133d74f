import * as OTPAuth from 'otpauth';
import { expect, it } from 'vitest';
import { accountOfSchool } from '../../src/app/accounts/accounts.ts';
import {
  countUnusedCodes,
  offerFactor,
  turnOffFactor,
  turnOnFactor,
} from '../../src/app/accounts/second-factor.ts';
import { confirmFactor, signInByPassword } from '../../src/app/accounts/sign-in.ts';
import { deviceName, knownDevice, newDevice } from '../../src/app/accounts/sign-in-device.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { codeOf } from '../support/class.ts';
import { describeOnEach, dialects, openDatabase } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';
import { type AccountClass, addPerson, password, startAccounts } from './accounts-class.ts';

describeOnEach('signing in', (openDatabase) => {
  const start = async () => startAccounts(await openDatabase());
  const at = (second: number) =>
    new Date(Date.parse('2026-10-20T02:00:00Z') + second * 1000).toISOString();
  const attempt = (
    { deps }: Pick<AccountClass, 'deps'>,
    typed: string,
    login = 'lilei',
    device: string | null = null,
  ) => signInByPassword(deps, { login, password: typed, device });
  const guess = async (cast: AccountClass, times: number, login = 'lilei') => {
    for (let n = 0; n < times; n++) await attempt(cast, `wrong ${n}`, login);
  };

  it('takes the right password, however the login is typed', async () => {
    const cast = await start();
    for (const login of ['lilei', ' LiLei ', 'ｌｉｌｅｉ', 'li lei']) {
      expect(await attempt(cast, password, login)).toMatchObject({
        ...{ outcome: 'in', accountId: cast.accountId, loginKey: 'lilei' },
      });
    }
  });

  it('answers a wrong password, an unknown login and a disabled account alike', async () => {
    const cast = await start();
    const { deps, school } = cast;
    const id = await addPerson(deps, school, 'hanmeimei', 'analyst');
    await deps.db.updateTable('account').set({ disabled: 1 }).where('id', '=', id).execute();
    expect(await attempt(cast, 'wrong')).toEqual({ outcome: 'wrong' });
    expect(await attempt(cast, password, 'nobody')).toEqual({ outcome: 'wrong' });
    expect(await attempt(cast, password, 'hanmeimei')).toEqual({ outcome: 'wrong' });
  });

  it('makes guessers wait after five wrong passwords, longer each time, up to 15 minutes', async () => {
    const cast = await start();
    await guess(cast, 5);
    expect(await attempt(cast, password)).toEqual({
      outcome: 'wait',
      until: '2026-10-20T02:00:30Z',
    });
    let second = 0;
    for (const wait of [30, 60, 120, 240, 480, 900, 900]) {
      cast.deps.setNow(at(second + wait - 1));
      expect((await attempt(cast, 'wrong')).outcome).toBe('wait');
      second += wait;
      cast.deps.setNow(at(second));
      expect((await attempt(cast, 'wrong')).outcome).toBe('wrong');
    }
  });

  it('forgets after a day without a wrong password', async () => {
    const cast = await start();
    await guess(cast, 5);
    cast.deps.setNow(at(25 * 3600));
    await guess(cast, 4);
    expect((await attempt(cast, password)).outcome).toBe('in');
  });

  it('counts guesses sent at once before it tries them', async () => {
    const cast = await start();
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, n) => attempt(cast, `wrong ${n}`)),
    );
    expect(all.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5);
    expect(all.filter(({ outcome }) => outcome === 'wait')).toHaveLength(7);
  });

  it('lets the owner in on a device they know, and everybody else in the building', async () => {
    const cast = await start();
    await addPerson(cast.deps, cast.school, 'hanmeimei', 'analyst');
    await guess(cast, 5);
    expect((await attempt(cast, password)).outcome).toBe('wait');
    expect((await attempt(cast, password, 'lilei', 'known')).outcome).toBe('in');
    expect((await attempt(cast, password, 'hanmeimei')).outcome).toBe('in');
  });

  it('makes a known device wait for itself alone', async () => {
    const cast = await start();
    for (let n = 0; n < 5; n++) await attempt(cast, 'wrong', 'lilei', 'stolen');
    expect((await attempt(cast, password, 'lilei', 'stolen')).outcome).toBe('wait');
    expect((await attempt(cast, password)).outcome).toBe('in');
  });

  it('gives guessers no new tries because the owner signs in', async () => {
    const cast = await start();
    await guess(cast, 4);
    expect((await attempt(cast, password)).outcome).toBe('in');
    await guess(cast, 1);
    expect((await attempt(cast, 'wrong')).outcome).toBe('wait');
  });

  it('counts across processes on one database, and keeps no login that was typed', async () => {
    const cast = await start();
    const other = { ...(await testDeps({ db: cast.deps.db })), keys: cast.deps.keys };
    await guess(cast, 3, 'my secret typed here');
    await guess({ ...cast, deps: other }, 2, 'my secret typed here');
    expect((await attempt(cast, 'wrong', 'my secret typed here')).outcome).toBe('wait');
    const rows = await cast.deps.db.selectFrom('sign_in_attempts').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('secret');
  });

  it('notes that guessing was slowed, without what was typed', async () => {
    const cast = await start();
    await guess(cast, 5);
    const log = await cast.deps.db.selectFrom('audit_entry').selectAll().execute();
    const slowed = log.filter(({ action }) => action === 'sign-in-slowed');
    expect(slowed).toHaveLength(1);
    expect(slowed[0]).toMatchObject({ target_id: cast.accountId, details: '{}' });
  });
});

describeOnEach('the second factor', (openDatabase) => {
  const start = async () => {
    const cast = await startAccounts(await openDatabase());
    const account = () => accountOfSchool(cast.deps, cast.school.id, cast.accountId);
    const { secret, sealed } = offerFactor(cast.deps, await account());
    const codeAt = (seconds: number) =>
      new OTPAuth.TOTP({ secret }).generate({
        timestamp: cast.deps.now().epochMilliseconds + seconds * 1000,
      });
    const given = { sealed, code: codeAt(0), sessionId: 'here' };
    const recovery = await turnOnFactor(cast.deps, await account(), given);
    const confirm = async (code: string, device: string | null = null) =>
      (await confirmFactor(cast.deps, await account(), code, device)).outcome;
    return { ...cast, account, codeAt, recovery, confirm, secret };
  };

  it('is asked for after the password', async () => {
    const { deps } = await start();
    const asked = await signInByPassword(deps, { login: 'lilei', password, device: null });
    expect(asked.outcome).toBe('code');
  });

  it('is turned on only by a code of its own secret, and sealed in the database', async () => {
    const cast = await startAccounts(await openDatabase());
    const account = await accountOfSchool(cast.deps, cast.school.id, cast.accountId);
    const { secret, sealed } = offerFactor(cast.deps, account);
    const timestamp = cast.deps.now().epochMilliseconds;
    const code = new OTPAuth.TOTP({ secret }).generate({ timestamp });
    const turnOn = (change: object) =>
      codeOf(turnOnFactor(cast.deps, account, { sealed, code, sessionId: 's', ...change }));
    expect(await turnOn({ code: code === '111111' ? '222222' : '111111' })).toBe('invalid-input');
    expect(await turnOn({ sealed: 'forged' })).toBe('invalid-input');
    expect(offerFactor(cast.deps, account, sealed).secret).toBe(secret);
    await turnOnFactor(cast.deps, account, { sealed, code, sessionId: 's' });
    const rows = await cast.deps.db.selectFrom('account').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('takes a code of now and of one step beside it, each once', async () => {
    const { deps, codeAt, confirm } = await start();
    expect(await confirm(codeAt(0))).toBe('wrong');
    expect(await confirm(codeAt(60))).toBe('wrong');
    const next = codeAt(30);
    expect(await confirm(`${next.slice(0, 3)} ${next.slice(3)}`)).toBe('in');
    expect(await confirm(next)).toBe('wrong');
    deps.setNow('2026-10-20T02:02:00Z');
    const both = await Promise.all([confirm(codeAt(0)), confirm(codeAt(0))]);
    expect(both.toSorted()).toEqual(['in', 'wrong']);
    expect(await confirm(codeAt(-30))).toBe('wrong');
  });

  it('takes each recovery code once', async () => {
    const { deps, accountId, recovery, confirm } = await start();
    const [code = '', other = ''] = recovery;
    expect(new Set(recovery).size).toBe(8);
    expect(await confirm(code.toLowerCase().replace('-', ' '))).toBe('in');
    expect(await confirm(code)).toBe('wrong');
    expect(await confirm(other)).toBe('in');
    expect(await countUnusedCodes(deps, accountId)).toBe(6);
    const stored = await deps.db.selectFrom('account_recovery_code').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(recovery[3]?.replace('-', ''));
  });

  it('makes guessers of codes wait, not a known device', async () => {
    const { codeAt, confirm } = await start();
    for (let n = 0; n < 5; n++) expect(await confirm('AAAAA-AAAAA')).toBe('wrong');
    expect(await confirm(codeAt(30))).toBe('wait');
    expect(await confirm(codeAt(30), 'known')).toBe('in');
  });

  it('is turned off by the password alone', async () => {
    const { deps, account, accountId } = await start();
    expect(await codeOf(turnOffFactor(deps, await account(), 'wrong'))).toBe('invalid-input');
    await turnOffFactor(deps, await account(), password);
    expect((await account()).totp).toBeNull();
    expect(await countUnusedCodes(deps, accountId)).toBe(0);
  });
});

it('knows a device for the login that it signed in to, by nothing that can be made up', async () => {
  const deps = await testDeps();
  const cookie = newDevice(deps, 'lilei');
  expect(knownDevice(deps, 'lilei', cookie)).toBe(cookie.split('.')[0]);
  for (const other of [undefined, '', 'x.y', `${cookie}x`, `x${cookie}`]) {
    expect(knownDevice(deps, 'lilei', other)).toBeNull();
  }
  expect(knownDevice(deps, 'hanmeimei', cookie)).toBeNull();
  expect(deviceName(deps, 'lilei')).toMatch(/^\w{10}$/);
  expect(deviceName(deps, 'lilei')).not.toBe(deviceName(deps, 'hanmeimei'));
});

it('serves known devices while strangers flood the page, and refuses what it has no room for', async () => {
  const cast = await startAccounts(await openDatabase(dialects[0] ?? 'sqlite'));
  const { deps } = cast;
  const device = knownDevice(deps, 'lilei', newDevice(deps, 'lilei'));
  const settled: string[] = [];
  const flood = Array.from({ length: 230 }, async (_, n) => {
    const stranger = { login: `stranger${n}`, password: 'guess', device: null };
    const code = await signInByPassword(deps, stranger).then(
      ({ outcome }) => outcome,
      (error: Problem) => error.code,
    );
    settled.push(code);
    return code;
  });
  const owner = await signInByPassword(deps, { login: 'lilei', password, device });
  expect(owner.outcome).toBe('in');
  expect(settled.filter((code) => code === 'wrong').length).toBeLessThan(100);
  const codes = new Set(await Promise.all(flood));
  expect(codes).toEqual(new Set(['wrong', 'too-many-attempts']));
}, 60_000);
