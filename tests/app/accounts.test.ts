import { expect, it } from 'vitest';
import {
  accountOfSchool,
  listAccounts,
  readAccount,
  signedInAccount,
} from '../../src/app/accounts/accounts.ts';
import {
  changeRole,
  disableAccount,
  enableAccount,
  requireFactor,
} from '../../src/app/accounts/accounts-change.ts';
import { readSession, saveSession } from '../../src/app/accounts/console-sessions.ts';
import {
  acceptInvitation,
  inviteAccount,
  listInvitations,
  openInvitation,
  withdrawInvitation,
} from '../../src/app/accounts/invitations.ts';
import { changePassword, signOutEverywhere } from '../../src/app/accounts/password-change.ts';
import { isPassword } from '../../src/app/accounts/password-hash.ts';
import { makeResetLink, openReset, resetPassword } from '../../src/app/accounts/password-reset.ts';
import { checkPassword } from '../../src/app/accounts/password-rules.ts';
import { createSchool } from '../../src/app/school.ts';
import { Problem } from '../../src/domain/problem.ts';
import { codeOf, problemOf } from '../support/class.ts';
import { describeOnEach } from '../support/database.ts';
import { addPerson, newPassword, password, startAccounts } from './accounts-class.ts';

const other = 'a horse that staples batteries';
const otherPassword = { password: other, passwordAgain: other };

describeOnEach('accounts', (openDatabase) => {
  const start = async () => startAccounts(await openDatabase());

  it('keep their password as argon2id with the parameters of OWASP', async () => {
    const { deps, school, accountId } = await start();
    const { password_hash } = await accountOfSchool(deps, school.id, accountId);
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(password_hash, password, 'known')).toBe(true);
    expect(await isPassword(password_hash, `${password}.`, 'known')).toBe(false);
    expect(await isPassword(null, password, 'known')).toBe(false);
  });

  it('are of one school', async () => {
    const { deps, accountId } = await start();
    const elsewhere = await createSchool(deps, '绿水县委党校');
    expect(await listAccounts(deps, elsewhere.id)).toEqual([]);
    for (const work of [readAccount, disableAccount, enableAccount]) {
      expect(await codeOf(work(deps, elsewhere.id, accountId))).toBe('not-found');
    }
    expect(await codeOf(changeRole(deps, elsewhere.id, accountId, 'analyst'))).toBe('not-found');
    expect(await codeOf(makeResetLink(deps, elsewhere.id, accountId, true))).toBe('not-found');
  });

  it('always leave the school an administrator', async () => {
    const { deps, school, accountId } = await start();
    for (const refused of [
      () => changeRole(deps, school.id, accountId, 'analyst'),
      () => disableAccount(deps, school.id, accountId),
    ]) {
      const problem = await problemOf(refused());
      expect(problem.code).toBe('conflict');
      expect(problem.faults[0]?.code).toBe('last-administrator');
    }
    const second = await addPerson(deps, school, 'hanmeimei', 'administrator');
    const both = await Promise.allSettled([
      disableAccount(deps, school.id, accountId),
      changeRole(deps, school.id, second, 'analyst'),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const left = (await listAccounts(deps, school.id)).filter(
      ({ role, disabled }) => role === 'administrator' && !disabled,
    );
    expect(left).toHaveLength(1);
  });

  it('are signed out when disabled, and read anew when changed', async () => {
    const { deps, school, accountId } = await start();
    const id = await addPerson(deps, school, 'hanmeimei', 'administrator');
    await saveSession(deps, 'theirs', '{}', 60, id);
    await saveSession(deps, 'mine', '{}', 60, accountId);
    await changeRole(deps, school.id, id, 'analyst');
    expect((await signedInAccount(deps, id))?.access.role).toBe('analyst');
    await disableAccount(deps, school.id, id);
    expect(await signedInAccount(deps, id)).toBeNull();
    expect(await readSession(deps, 'theirs')).toBeNull();
    expect(await readSession(deps, 'mine')).not.toBeNull();
    await enableAccount(deps, school.id, id);
    expect((await signedInAccount(deps, id))?.access.role).toBe('analyst');
  });

  it('owe a second factor where the school requires it', async () => {
    const { deps, school, accountId } = await start();
    expect((await signedInAccount(deps, accountId))?.owesFactor).toBe(false);
    await requireFactor(deps, school.id, true);
    expect((await signedInAccount(deps, accountId))?.owesFactor).toBe(true);
    await requireFactor(deps, school.id, false);
    expect((await signedInAccount(deps, accountId))?.owesFactor).toBe(false);
  });

  it('change their own password with the old one, and are signed out elsewhere', async () => {
    const { deps, school, accountId } = await start();
    await saveSession(deps, 'here', '{}', 60, accountId);
    await saveSession(deps, 'there', '{}', 60, accountId);
    const change = (current: string) =>
      changePassword(deps, accountId, { ...otherPassword, current, sessionId: 'here' });
    const refused = await problemOf(change('wrong'));
    expect(refused.faults).toEqual([{ path: 'current', code: 'password-wrong' }]);
    for (let n = 0; n < 4; n++) await codeOf(change(`wrong ${n}`));
    const waits = await problemOf(change(password));
    expect(waits.faults).toEqual([{ path: 'current', code: 'password-waits' }]);
    deps.setNow('2026-10-20T02:01:00Z');
    await saveSession(deps, 'here', '{}', 60, accountId);
    await saveSession(deps, 'there', '{}', 60, accountId);
    await change(password);
    expect([await readSession(deps, 'here'), await readSession(deps, 'there')]).toEqual([
      '{}',
      null,
    ]);
    await signOutEverywhere(deps, school.id, accountId);
    expect(await readSession(deps, 'here')).toBeNull();
  });
});

describeOnEach('invitations', (openDatabase) => {
  const start = async () => startAccounts(await openDatabase());
  const wanted = { person: '韩梅梅', role: 'analyst' } as const;
  const her = { person: '韩梅梅', login: 'han@example.org', ...newPassword };

  it('make one account with the role that was chosen', async () => {
    const { deps, school } = await start();
    const { token } = await inviteAccount(deps, school.id, wanted);
    expect(await openInvitation(deps, token)).toMatchObject({
      ...{ name: '韩梅梅', role: 'analyst', schoolName: school.name },
    });
    const both = await Promise.allSettled([
      acceptInvitation(deps, token, her),
      acceptInvitation(deps, token, { ...her, login: 'other' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(acceptInvitation(deps, token, her))).toBe('not-found');
    const accounts = await listAccounts(deps, school.id);
    expect(accounts.map(({ name, role }) => `${name} ${role}`)).toContain('韩梅梅 analyst');
    expect(accounts).toHaveLength(2);
    expect(await listInvitations(deps, school.id)).toEqual([]);
  });

  it('stay good where the form is refused, and tell every fault at once', async () => {
    const { deps, school } = await start();
    const { token } = await inviteAccount(deps, school.id, wanted);
    const accept = (change: object) => acceptInvitation(deps, token, { ...her, ...change });
    const taken = await problemOf(accept({ login: 'LILEI' }));
    expect(taken.faults).toEqual([{ path: 'login', code: 'login-taken' }]);
    const empty = await problemOf(
      accept({ person: '', login: '', password: '', passwordAgain: '' }),
    );
    expect(empty.faults.map(({ path }) => path)).toEqual(['person', 'login', 'password']);
    await accept({});
  });

  it('end after seven days, and when they are withdrawn', async () => {
    const { deps, school } = await start();
    const elsewhere = await createSchool(deps, '绿水县委党校');
    const { token } = await inviteAccount(deps, school.id, wanted);
    const [{ id } = { id: '' }] = await listInvitations(deps, school.id);
    expect(await codeOf(withdrawInvitation(deps, elsewhere.id, id))).toBe('not-found');
    await withdrawInvitation(deps, school.id, id);
    expect(await codeOf(openInvitation(deps, token))).toBe('not-found');
    expect(await codeOf(withdrawInvitation(deps, school.id, id))).toBe('not-found');
    const late = await inviteAccount(deps, school.id, wanted);
    deps.setNow('2026-10-27T01:59:59Z');
    expect((await openInvitation(deps, late.token)).name).toBe('韩梅梅');
    deps.setNow('2026-10-27T02:00:00Z');
    expect(await codeOf(acceptInvitation(deps, late.token, her))).toBe('not-found');
  });

  it('keep no token in the database', async () => {
    const { deps, school, accountId } = await start();
    const { token } = await inviteAccount(deps, school.id, wanted);
    const reset = await makeResetLink(deps, school.id, accountId, false);
    const rows = JSON.stringify([
      await deps.db.selectFrom('account_link').selectAll().execute(),
      await deps.db.selectFrom('audit_entry').selectAll().execute(),
    ]);
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(reset);
  });
});

describeOnEach('a link for a new password', (openDatabase) => {
  const start = async () => {
    const cast = await startAccounts(await openDatabase());
    const reset = (token: string) => resetPassword(cast.deps, token, otherPassword);
    const link = (dropsFactor = false) =>
      makeResetLink(cast.deps, cast.school.id, cast.accountId, dropsFactor);
    const row = () => accountOfSchool(cast.deps, cast.school.id, cast.accountId);
    return { ...cast, reset, link, row };
  };

  it('works once, and signs out everywhere when it is made', async () => {
    const { deps, accountId, reset, link, row } = await start();
    await saveSession(deps, 'thief', '{}', 60, accountId);
    const token = await link();
    expect(await readSession(deps, 'thief')).toBeNull();
    await reset(token);
    expect(await isPassword((await row()).password_hash, other, 'known')).toBe(true);
    expect(await codeOf(reset(token))).toBe('not-found');
  });

  it('is replaced by a newer one, and is no invitation', async () => {
    const { deps, reset, link } = await start();
    const [old, token] = [await link(), await link()];
    expect(await codeOf(openReset(deps, old))).toBe('not-found');
    expect(await codeOf(openInvitation(deps, token))).toBe('not-found');
    await reset(token);
  });

  it('leaves the second factor on unless it was to go', async () => {
    const { deps, accountId, reset, link, row } = await start();
    await deps.db
      .updateTable('account')
      .set({ totp: 'sealed' })
      .where('id', '=', accountId)
      .execute();
    expect((await reset(await link())).asksFactor).toBe(true);
    expect((await row()).totp).toBe('sealed');
    expect((await reset(await link(true))).asksFactor).toBe(false);
    expect((await row()).totp).toBeNull();
  });

  it('does not open a disabled account', async () => {
    const { deps, school, accountId, reset, link } = await start();
    await addPerson(deps, school, 'hanmeimei', 'administrator');
    const token = await link();
    await disableAccount(deps, school.id, accountId);
    expect(await codeOf(reset(token))).toBe('not-found');
  });
});

it.each([
  ['九个字符不够长啊啊', 'password-short'],
  ['长'.repeat(201), 'password-long'],
  ['ababababababab', 'password-monotonous'],
  ['1234567890', 'password-common'],
  ['qwertyuiop', 'password-common'],
  ['Password123!', 'password-common'],
  ['ＰＡＳＳＷＯＲＤ１２３４', 'password-common'],
  ['lilei@example.org 2026', 'password-guessable'],
  ['my-lilei-secret', 'password-guessable'],
  ['青山县委党校的管理台', 'password-guessable'],
])('refuses the password %s', (typed, code) => {
  const known = ['lilei@example.org', '李雷', '青山县委党校'];
  try {
    checkPassword({ password: typed, passwordAgain: typed }, known);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect((error as Problem).faults.map((fault) => fault.code)).toEqual([code]);
  }
});

it('takes sentences of any script, and no two that differ', () => {
  const known = ['li', '李雷', '青山县委党校'];
  for (const good of ['今天下午三点开全体会议', 'correct horse battery', '🐎🔋📎🌊🌙⛰️🌲🏫📚✏️']) {
    expect(() => checkPassword({ password: good, passwordAgain: good }, known)).not.toThrow();
    expect(() => checkPassword({ password: good, passwordAgain: '' }, known)).toThrow(Problem);
  }
});
