/** Signing in as a browser does it: pages, cookies, sessions, and what guessers learn. */
import * as OTPAuth from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changeRole,
  disableAccount,
  requireFactor,
} from '../../../src/app/accounts/accounts-change.ts';
import { makeResetLink } from '../../../src/app/accounts/password-reset.ts';
import { pageOfConsole } from '../../../src/http/admin/entry/sign-in-page.ts';
import { plainPassword as password, plainAccount, sessionOf } from './account-session.ts';
import { type ConsoleCast, cookieOf, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let account: string;
beforeEach(async () => {
  cast = await startConsoleCast();
  account = await plainAccount(cast.server, cast.schoolId, 'administrator', '李雷');
});
afterEach(() => cast.server.close());

const signIn = (form: Readonly<Record<string, string>> = {}, cookie?: string) =>
  visit(cast, '/admin/sign-in', { form: { login: account, password, ...form }, cookie });

describe('signing in', () => {
  it('leads to the page that was asked for, with a new session', async () => {
    const asked = `/admin/cohorts/${cast.cohort.id}`;
    const page = await visit(cast, asked);
    expect(page.status).toBe(401);
    expect(await page.text()).toContain(`name="next" value="${asked}"`);
    const response = await signIn({ next: asked });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(asked);
    const [device = '', session = ''] = response.headers.getSetCookie().toSorted().reverse();
    expect(session).toMatch(/^console=.*Path=\/admin.*HttpOnly.*SameSite=Lax/);
    expect(device).toMatch(/^known-\w{10}=.*Path=\/admin.*HttpOnly.*SameSite=Lax/);
    const again = await signIn({}, cookieOf(response));
    const idOf = (of: Response) => /console=([^;]+)/.exec(cookieOf(of))?.[1];
    expect(idOf(again)).not.toBe(idOf(response));
    expect((await visit(cast, asked, { cookie: cookieOf(response) })).status).toBe(401);
    expect((await visit(cast, asked, { cookie: cookieOf(again) })).status).toBe(200);
  });

  it('asks for no page after a form that was sent signed out', async () => {
    const page = await visit(cast, '/admin/cohorts', { form: { name: 'x' } });
    expect(page.status).toBe(401);
    expect(await page.text()).toContain('name="next" value="/admin"');
  });

  it('answers an unknown name and a wrong password with one page', async () => {
    const page = async (form: Readonly<Record<string, string>>) => {
      const response = await signIn(form);
      expect(response.status).toBe(401);
      expect(response.headers.getSetCookie()).toEqual([]);
      return (await response.text()).replaceAll(form.login ?? account, 'LOGIN');
    };
    const unknown = await page({ login: 'nobody at all' });
    expect(await page({ password: 'wrong' })).toBe(unknown);
    expect(unknown).toContain('登录名或者密码不对');
    expect(unknown).not.toContain(password);
  });

  it('tells a guesser when to try again, and still lets the owner in', async () => {
    const known = cookieOf(await signIn());
    for (let n = 0; n < 5; n++) expect((await signIn({ password: `wrong ${n}` })).status).toBe(401);
    const refused = await signIn();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(await refused.text()).toContain('请30秒后再试');
    expect((await signIn({}, known)).status).toBe(303);
    const colleague = await plainAccount(cast.server, cast.schoolId, 'analyst');
    expect((await signIn({ login: colleague })).status).toBe(303);
  });

  it('is logged without login, password or address', async () => {
    await signIn({ password: 'my wrong password' });
    await signIn();
    const logged = cast.server.logged();
    for (const secret of ['wrong', password, account]) expect(logged).not.toContain(secret);
  });
});

describe('a session', () => {
  const status = async (cookie: string) => (await visit(cast, '/admin', { cookie })).status;

  it('ends at once when the account is disabled, and follows its role', async () => {
    const { deps } = cast.server;
    await plainAccount(cast.server, cast.schoolId, 'administrator');
    const cookie = await sessionOf(cast.server, account);
    const form = { name: '新班', endsOn: '2026-11-20' };
    expect((await visit(cast, '/admin/cohorts', { cookie, form })).status).not.toBe(403);
    await changeRole(deps, cast.schoolId, account, 'analyst');
    expect((await visit(cast, '/admin/cohorts', { cookie, form })).status).toBe(403);
    await disableAccount(deps, cast.schoolId, account);
    expect(await status(cookie)).toBe(401);
  });

  it('ends elsewhere with a new password, and everywhere on request', async () => {
    const [here, there] = [
      await sessionOf(cast.server, account),
      await sessionOf(cast.server, account),
    ];
    const form = {
      ...{ current: password, password: 'a horse that staples batteries' },
      passwordAgain: 'a horse that staples batteries',
    };
    const changed = await visit(cast, '/admin/account/password', { cookie: here, form });
    expect(changed.status).toBe(303);
    expect([await status(here), await status(there)]).toEqual([200, 401]);
    await visit(cast, '/admin/account/sign-out-everywhere', { cookie: here, method: 'POST' });
    expect(await status(here)).toBe(401);
  });

  it('ends when an administrator makes a link for a new password', async () => {
    const cookie = await sessionOf(cast.server, account);
    await makeResetLink(cast.server.deps, cast.schoolId, account, false);
    expect(await status(cookie)).toBe(401);
  });
});

describe('the second factor', () => {
  /** Turned on as its owner does it; gives the secret and the recovery codes. */
  async function turnOn(cookie: string) {
    const path = '/admin/account/second-factor';
    const page = await (await visit(cast, path, { cookie })).text();
    const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '');
    const sealed = /name="sealed" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const timestamp = cast.server.deps.now().epochMilliseconds;
    const code = new OTPAuth.TOTP({ secret }).generate({ timestamp });
    const wrong = await visit(cast, path, { cookie, form: { sealed, code: '12' } });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain(sealed);
    const done = await visit(cast, path, { cookie, form: { sealed, code } });
    expect(done.status).toBe(200);
    return { secret, codes: (await done.text()).match(/[0-9A-Z]{5}-[0-9A-Z]{5}/g) ?? [] };
  }

  it('is the second step, which opens nothing before it is taken', async () => {
    const { secret, codes } = await turnOn(await sessionOf(cast.server, account));
    expect(codes).toHaveLength(8);
    cast.server.setNow('2026-10-20T02:05:00Z');
    const first = await signIn({ next: '/admin/school' });
    expect(first.headers.get('location')).toBe('/admin/sign-in/code');
    const pending = cookieOf(first);
    expect((await visit(cast, '/admin', { cookie: pending })).status).toBe(401);
    const send = (code: string, cookie = pending) =>
      visit(cast, '/admin/sign-in/code', { cookie, form: { code } });
    expect((await send('000000')).status).toBe(401);
    const timestamp = cast.server.deps.now().epochMilliseconds;
    const code = new OTPAuth.TOTP({ secret }).generate({ timestamp });
    const done = await send(code);
    expect(done.headers.get('location')).toBe('/admin/school');
    expect((await visit(cast, '/admin', { cookie: cookieOf(done) })).status).toBe(200);
    const replayed = await send(code, cookieOf(await signIn()));
    expect(replayed.status).toBe(401);
    const recovered = await send(codes[0] ?? '', cookieOf(await signIn()));
    expect(recovered.status).toBe(303);
    const late = cookieOf(await signIn());
    cast.server.setNow('2026-10-20T02:16:00Z');
    expect((await send(codes[1] ?? '', late)).headers.get('location')).toBe('/admin/sign-in');
  });

  it('comes before everything else where the school requires it', async () => {
    await requireFactor(cast.server.deps, cast.schoolId, true);
    const cookie = await sessionOf(cast.server, account);
    for (const path of ['/admin', '/admin/account', `/admin/cohorts/${cast.cohort.id}`]) {
      const response = await visit(cast, path, { cookie });
      expect(response.headers.get('location'), path).toBe('/admin/account/second-factor');
    }
    const form = { name: '新班', endsOn: '2026-11-20' };
    expect((await visit(cast, '/admin/cohorts', { cookie, form })).status).toBe(403);
    await turnOn(cookie);
    expect((await visit(cast, '/admin', { cookie })).status).toBe(200);
  });
});

it.each([
  ['/admin/cohorts/x?occasion=end', '/admin/cohorts/x?occasion=end'],
  ['/admin', '/admin'],
  ['//evil.example/admin', '/admin'],
  ['/\\evil.example/admin', '/admin'],
  ['https://evil.example/admin', '/admin'],
  ['/admin/../s/token', '/admin'],
  ['/administrator', '/admin'],
  ['/admin/sign-out', '/admin'],
  ['javascript:alert(1)', '/admin'],
  ['', '/admin'],
])('goes on from %s to %s', (asked, to) => {
  expect(pageOfConsole(asked)).toBe(to);
});
