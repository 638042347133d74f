/** Colleagues invite each other, schools join each other, and the demonstration has neither. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { joinParent, makeMemberLink } from '../../../src/app/accounts/members.ts';
import { setOccasion } from '../../../src/app/cohorts/cohorts.ts';
import { createSchool } from '../../../src/app/school.ts';
import { createApp } from '../../../src/http/app.ts';
import { plainAccount, plainPassword, sessionOf } from './account-session.ts';
import { type ConsoleCast, cookieOf, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let account: string;
let cookie: string;
beforeEach(async () => {
  cast = await startConsoleCast();
  account = await plainAccount(cast.server, cast.schoolId, 'administrator', '李雷');
  cookie = await sessionOf(cast.server, account);
});
afterEach(() => cast.server.close());

const newPassword = { password: plainPassword, passwordAgain: plainPassword };
const send = (path: string, form: Readonly<Record<string, string>> = {}, as = cookie) =>
  visit(cast, path, { cookie: as, form });
const pageAt = async (path: string, as = cookie) =>
  (await visit(cast, path, { cookie: as })).text();

it('walks from an invitation to a colleague who can sign in', async () => {
  const invited = await send('/admin/accounts/invitations', {
    ...{ person: '韩梅梅', role: 'analyst', login: '138 0013 8000' },
  });
  const [link = ''] = /\/admin\/invitation\/[\w-]+/.exec(await invited.text()) ?? [];
  expect(await pageAt('/admin/accounts')).toContain('撤回邀请：韩梅梅');
  const page = await pageAt(link, '');
  for (const text of ['青山县委党校', '韩梅梅', '138 0013 8000']) expect(page).toContain(text);
  const form = { person: '韩梅梅', login: '13800138000', ...newPassword };
  const refused = await send(link, { ...form, passwordAgain: 'x' }, '');
  expect(refused.status).toBe(422);
  const again = await refused.text();
  expect(again).toContain('两次填的密码不一样');
  expect(again).not.toContain(plainPassword);
  const joined = await send(link, form, '');
  expect(joined.status).toBe(303);
  expect((await visit(cast, '/admin', { cookie: cookieOf(joined) })).status).toBe(200);
  expect((await visit(cast, '/admin/accounts', { cookie: cookieOf(joined) })).status).toBe(403);
  const spent = await visit(cast, link);
  expect(spent.status).toBe(404);
  expect(await spent.text()).toContain('这个链接不能再用');
  const typed = { login: '１３８ ００１３ ８０００', password: plainPassword };
  expect((await send('/admin/sign-in', typed, '')).status).toBe(303);
  expect(cast.server.logged()).not.toContain(link.split('/').at(-1));
});

it('keeps what was typed where an invitation is refused', async () => {
  const refused = await send('/admin/accounts/invitations', {
    ...{ person: '名'.repeat(61), role: 'administrator', login: 'han' },
  });
  expect(refused.status).toBe(422);
  const page = await refused.text();
  expect(page).toContain('请填写姓名，最多60个字');
  expect(page).toContain('名'.repeat(61));
  expect(page).toMatch(/value="administrator" checked/);
});

it('says why the last administrator stays', async () => {
  for (const [action, form] of [
    ['disable', {}],
    ['role', { role: 'analyst' }],
  ] as const) {
    const refused = await send(`/admin/accounts/${account}/${action}`, form);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('本校只剩这一名管理员');
  }
});

it('gives a link for a new password, which signs in', async () => {
  const other = await plainAccount(cast.server, cast.schoolId, 'analyst', '韩梅梅');
  const made = await (await send(`/admin/accounts/${other}/reset`)).text();
  const [link = ''] = /\/admin\/password\/[\w-]+/.exec(made) ?? [];
  expect(await pageAt(link, '')).toContain('韩梅梅');
  const weak = await send(link, { password: '1234567890', passwordAgain: '1234567890' }, '');
  expect(weak.status).toBe(422);
  const done = await send(link, newPassword, '');
  expect((await visit(cast, '/admin', { cookie: cookieOf(done) })).status).toBe(200);
  expect((await visit(cast, link)).status).toBe(404);
});

it('offers an account to who came by a one-time link', async () => {
  const link = await signIn(cast);
  expect(await pageAt('/admin/account', link)).toContain('给自己建一个账号');
  const form = { person: '王芳', login: 'wangfang', ...newPassword };
  const made = await send('/admin/account', form, link);
  expect(made.status).toBe(303);
  expect(await pageAt('/admin/account', cookieOf(made))).toContain('王芳');
});

it('lets a school join, showing first what the parent will see', async () => {
  const { deps } = cast.server;
  const parent = await createSchool(deps, '蓝天市委党校');
  const path = `/admin/join/${await makeMemberLink(deps, parent.id)}`;
  expect(await pageAt(path, '')).toContain(`/admin/sign-in?next=${encodeURIComponent(path)}`);
  const page = await pageAt(path);
  for (const text of ['蓝天市委党校看得到', '蓝天市委党校看不到']) expect(page).toContain(text);
  expect((await send(path)).headers.get('location')).toBe('/admin/members?joined=1');
  expect((await visit(cast, path, { cookie })).status).toBe(404);
  expect(await pageAt('/admin/members')).toContain('退出蓝天市委党校');
  const theirs = await signIn({ server: cast.server, schoolId: parent.id });
  expect(await pageAt('/admin/members', theirs)).toContain('青山县委党校');
  expect(await pageAt(`/admin/members/${cast.schoolId}`, theirs)).not.toContain(cast.cohort.name);
  for (const below of ['', '/people', '/diagnosis', '/counts', '/report.pdf']) {
    const at = `/admin/cohorts/${cast.cohort.id}${below}`;
    expect((await visit(cast, at, { cookie: theirs })).status, at).toBe(404);
  }
  await send('/admin/members/leave');
  const gone = await visit(cast, `/admin/members/${cast.schoolId}`, { cookie: theirs });
  expect(gone.status).toBe(404);
});

it('says where a member’s figures are withheld', async () => {
  const { deps } = cast.server;
  const parent = await createSchool(deps, '蓝天市委党校');
  await joinParent(deps, cast.schoolId, await makeMemberLink(deps, parent.id));
  await setOccasion(deps, cast.schoolId, cast.cohort.id, 'end', { state: 'closed' });
  const theirs = await signIn({ server: cast.server, schoolId: parent.id });
  for (const path of ['/admin/members', `/admin/members/${cast.schoolId}`]) {
    expect(await pageAt(path, theirs), path).toContain('人数不足，不予显示');
  }
});

it('has no accounts in the demonstration', async () => {
  const demo = createServer(createApp(cast.server.deps, { demoSchoolId: cast.schoolId }));
  await new Promise<void>((resolve) => demo.listen(0, '127.0.0.1', resolve));
  const at = `http://127.0.0.1:${(demo.address() as AddressInfo).port}/admin`;
  for (const path of ['/accounts', '/account', '/members']) {
    const response = await fetch(`${at}${path}`, { headers: { 'Accept-Language': 'zh-CN' } });
    expect(response.status, path).toBe(200);
    expect(await response.text(), path).toContain('演示站');
  }
  for (const path of ['/accounts/invitations', '/account', '/members/links']) {
    const response = await fetch(`${at}${path}`, { method: 'POST', body: new URLSearchParams() });
    expect(response.status, path).toBe(403);
  }
  demo.closeAllConnections();
  await new Promise((resolve) => demo.close(resolve));
});
