/** The page of a class's reminders: what it tells, what it does not, and what its forms refuse. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addParticipants } from '../../../src/app/class-list/participants.ts';
import { submitResponse } from '../../../src/app/participation/submit-response.ts';
import { formOf } from '../api/cast.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookie: string;
let analyst: string;
let base: string;

beforeAll(async () => {
  cast = await startConsoleCast();
  const { server, schoolId, cohort } = cast;
  const rows = Array.from({ length: 10 }, (_, n) => ({
    name: `学员${n}`,
    ...(n < 8 && { email: `xueyuan${n}@example.org` }),
  }));
  const people = await addParticipants(server.deps, schoolId, cohort.id, rows);
  for (const [n, { token }] of people.slice(0, 3).entries()) {
    await submitResponse(server.deps, token, 'end', formOf(cohort, 'end', n));
  }
  cookie = await signIn(cast);
  analyst = await signIn(cast, 'analyst');
  base = `/admin/cohorts/${cohort.id}/messages`;
});
afterAll(() => cast.server.close());

const get = async (path = '', who = cookie) => {
  const response = await visit(cast, `${base}${path}`, { cookie: who });
  return { status: response.status, html: await response.text() };
};
const post = (path: string, form: Readonly<Record<string, string>>) =>
  visit(cast, `${base}${path}`, { cookie, form });

describe('the page', () => {
  it('gives the words for the group first, with the class’s link, and counts alone', async () => {
    const { status, html } = await get();
    expect(status).toBe(200);
    const text = html.indexOf('<textarea id="group-end"');
    expect(text).toBeGreaterThan(0);
    expect(text).toBeLessThan(html.indexOf('id="mail"'));
    expect(html).toContain(`/join/${cast.cohort.joinCode}`);
    expect(html).toContain('还有7人没有提交');
    expect(html).toContain('全班10人，8人登记了邮箱');
    expect(html).toContain('SMTP_URL');
    expect(html).not.toMatch(/学员\d|@example|\/s\//);
  });

  it('offers an analyst nothing that changes anything', async () => {
    const { status, html } = await get('', analyst);
    expect(status).toBe(200);
    expect(html).toContain('还有7人没有提交');
    expect(html).not.toContain(`action="${base}`);
    expect(html).not.toContain(`${base}/send`);
  });
});

describe('a reminder by hand', () => {
  it('says to how many it goes, goes once, and asks before a second on one day', async () => {
    const asked = await get('/send?occasion=end&what=reminder');
    expect(asked.html).toContain('将提醒还没有提交训末评估的7人');
    const form = { occasion: 'end', what: 'reminder', seen: '0' };
    const first = await post('/send', form);
    expect(first.headers.get('location')).toBe(`${base}?done=planned`);
    const twice = await post('/send', form);
    expect(twice.headers.get('location')).toBe(`${base}?done=already`);
    const again = await post('/send', { ...form, seen: '1' });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('aria-describedby="again-fault"');
    const { html } = await get('?done=planned');
    expect(html).toContain('没有填的7人');
    expect(html).toContain('等待发信设置');
    // How many of the missing have an address is nowhere: five.
    expect(html).not.toMatch(/\D5[人封]/);
    const rows = await cast.server.deps.db.selectFrom('outbox').selectAll().execute();
    expect(rows).toHaveLength(5);
  });

  it.each(['', '?occasion=end', '?occasion=other&what=reminder', '?occasion=end&what=other'])(
    'is not found with %s',
    async (query) => expect((await get(`/send${query}`)).status).toBe(404),
  );

  it('is refused where the occasion is not open', async () => {
    expect((await get('/send?occasion=followup&what=reminder')).status).toBe(403);
  });
});

describe('the schedule', () => {
  it('takes days however they are set apart', async () => {
    const form = { on: '1', days: '2，5、 9', hour: '10', language: 'en' };
    expect((await post('/schedule', form)).status).toBe(303);
    const { html } = await get();
    expect(html).toContain('value="2, 5, 9"');
    expect(html).toContain('Dear all');
  });

  it.each(['三', '0', '1,2,3,4,5,6', '99', '-1', '1e3x'])(
    'refuses %s and keeps it',
    async (days) => {
      const response = await post('/schedule', { on: '1', days, hour: '9', language: 'zh-CN' });
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(html).toContain(`value="${days}"`);
      expect(html).toContain('id="days-fault"');
    },
  );
});

describe('a text', () => {
  const text = { subject: '请填写', mail: '{姓名}：{链接}', group: '请打开{链接}' };

  it('is changed, and goes back', async () => {
    expect((await post('/texts/reminder', text)).status).toBe(303);
    expect((await get('/texts/reminder')).html).toContain('{姓名}：{链接}');
    expect((await post('/texts/reminder', { reset: '1' })).status).toBe(303);
    expect((await get('/texts/reminder')).html).not.toContain('{姓名}：{链接}');
  });

  it.each([
    [{ mail: '没有链接' }, 'mail-fault'],
    [{ mail: '{链接}{电话}' }, 'mail-fault'],
    [{ group: '{姓名}{链接}' }, 'group-fault'],
    [{ subject: '{姓名}' }, 'subject-fault'],
    [{ subject: '' }, 'subject-fault'],
    [{ mail: `{链接}${'长'.repeat(3001)}` }, 'mail-fault'],
  ])('is refused with %j, beside its field', async (over, fault) => {
    const response = await post('/texts/reminder', { ...text, ...over });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(`id="${fault}"`);
  });

  it('shows markup as text', async () => {
    await post('/texts/opening', { ...text, group: '<script>alert(1)</script>{链接}' });
    const { html } = await get('/texts/opening');
    expect(html).not.toContain('<script>alert');
  });

  it('of no kind is not found', async () => expect((await get('/texts/other')).status).toBe(404));
});

describe('the robot', () => {
  it.each([
    'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
    'https://127.0.0.1/cgi-bin/webhook/send?key=1',
    'https://example.org/',
    'nonsense',
  ])('is refused with %s', async (address) => {
    const response = await post('/robot', { kind: 'wecom', address, secret: '' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('id="address-fault"');
  });

  it('is shown masked, and removed', async () => {
    const address = 'https://oapi.dingtalk.com/robot/send?access_token=aaaabbbbcccc1234';
    await post('/robot', { kind: 'dingtalk', address, secret: 'SECdddd' });
    const { html } = await get();
    expect(html).toContain('oapi.dingtalk.com/…1234');
    expect(html).not.toMatch(/aaaabbbb|SECdddd/);
    expect((await post('/robot/remove', {})).status).toBe(303);
    expect((await post('/robot/remove', {})).status).toBe(404);
    expect((await post('/robot/test', {})).status).toBe(404);
  });
});

it('what was done is in the log of the school, without a name or an address', async () => {
  const rows = await cast.server.deps.db.selectFrom('audit_entry').selectAll().execute();
  const actions = rows.map(({ action }) => action);
  for (const action of ['messages-planned', 'reminders-changed', 'robot-set', 'robot-removed']) {
    expect(actions).toContain(action);
  }
  expect(JSON.stringify(rows)).not.toMatch(/学员|@example|access_token/);
  expect(cast.server.logged()).not.toMatch(/学员|@example|access_token/);
});
