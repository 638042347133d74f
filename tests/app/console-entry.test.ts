import { expect, it } from 'vitest';
import {
  createConsoleEntry,
  createSetupToken,
  isSetupToken,
  redeemConsoleEntry,
  setupSchool,
} from '../../src/app/accounts/console-entry.ts';
import {
  forgetExpired,
  readSession,
  saveSession,
} from '../../src/app/accounts/console-sessions.ts';
import { createSchool, needsSetup } from '../../src/app/school.ts';
import { codeOf } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { testDeps } from '../support/deps.ts';

const password = '春江潮水连海平，海上明月共潮生';
const first = (name: string) => ({
  ...{ name, person: '李雷', login: 'lilei' },
  ...{ password, passwordAgain: password },
});

describeOnEach('the way into the console', (openDatabase) => {
  const start = async () => testDeps({ db: await openDatabase() });

  it('is set up once, by the newest link', async () => {
    const deps = await start();
    expect(await needsSetup(deps)).toBe(true);
    const old = await createSetupToken(deps);
    const token = await createSetupToken(deps);
    expect([await isSetupToken(deps, old), await isSetupToken(deps, token)]).toEqual([false, true]);
    expect(await codeOf(setupSchool(deps, token, first('')))).toBe('invalid-input');
    const both = await Promise.allSettled([
      setupSchool(deps, token, first('县委党校')),
      setupSchool(deps, token, first('市委党校')),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await needsSetup(deps)).toBe(false);
    expect(await codeOf(setupSchool(deps, token, first('another')))).toBe('not-found');
  });

  it('opens once for an entry link, for a day', async () => {
    const deps = await start();
    const school = await createSchool(deps, '县委党校');
    const token = await createConsoleEntry(deps, school.id, 'analyst');
    const both = await Promise.allSettled([
      redeemConsoleEntry(deps, token),
      redeemConsoleEntry(deps, token),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const late = await createConsoleEntry(deps, school.id);
    deps.setNow('2026-10-21T02:00:01Z');
    expect(await codeOf(redeemConsoleEntry(deps, late))).toBe('unauthenticated');
    expect(await codeOf(redeemConsoleEntry(deps, await createSetupToken(deps)))).toBe(
      'unauthenticated',
    );
  });

  it('keeps sessions until their time is over, under a hash of their id', async () => {
    const deps = await start();
    await saveSession(deps, 'secret-id', '{"a":1}', 60);
    await saveSession(deps, 'secret-id', '{"a":2}', 60);
    expect(await readSession(deps, 'secret-id')).toBe('{"a":2}');
    const rows = await deps.db.selectFrom('console_session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('secret-id');
    deps.setNow('2026-10-20T02:01:01Z');
    expect(await readSession(deps, 'secret-id')).toBeNull();
    await forgetExpired(deps);
    expect(await deps.db.selectFrom('console_session').selectAll().execute()).toEqual([]);
  });
});
