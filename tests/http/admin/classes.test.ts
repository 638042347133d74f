/** Running a class from the console: find it, open and close it, read the counts. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addParticipants } from '../../../src/app/class-list/participants.ts';
import { createApp } from '../../../src/http/app.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookie: string;
let at: string;
beforeAll(async () => {
  cast = await startConsoleCast();
  cookie = await signIn(cast);
  at = `/admin/cohorts/${cast.cohort.id}`;
});
afterAll(() => cast.server.close());

const page = async (path: string) => (await visit(cast, path, { cookie })).text();
const post = (path: string, form: Record<string, string>) => visit(cast, path, { cookie, form });

describe('the first page', () => {
  it('says what to do next for each class, and leads there', async () => {
    expect(await page('/admin')).toContain(`<a href="${at}/people">还没有名单，先贴名单</a>`);
    await addParticipants(cast.server.deps, cast.schoolId, cast.cohort.id, [{ name: '李雷' }]);
    expect(await page('/admin')).toContain(`<a href="${at}/poster">今天结业，打开海报</a>`);
  });

  it('has no search while the list is short', async () => {
    expect(await page('/admin')).not.toContain('role="search"');
    expect(await page('/admin?q=nothing')).not.toContain(cast.cohort.name);
  });
});

describe('an occasion', () => {
  const state = async () => {
    const response = await visit(cast, `${at}/counts`, { cookie });
    const { occasions } = (await response.json()) as {
      occasions: readonly Record<string, unknown>[];
    };
    return occasions[1];
  };

  it('is opened and closed by hand, and goes by its days again', async () => {
    expect(await state()).toMatchObject({
      kind: 'followup',
      state: 'scheduled',
      stateText: '未开始',
    });
    const opened = await post(`${at}/occasions/followup/open`, { reason: '提前<回访>' });
    expect(opened.headers.get('location')).toBe(`${at}#followup`);
    expect(await state()).toMatchObject({ state: 'open' });
    expect(await page(at)).toContain('已手动调整');
    expect(await page(at)).toContain('原因：提前&lt;回访&gt;');
    await post(`${at}/occasions/followup/close`, { reason: '开错了' });
    expect(await state()).toMatchObject({ state: 'closed' });
    await post(`${at}/occasions/followup/calendar`, {});
    expect(await state()).toMatchObject({ state: 'scheduled' });
    expect(await page(at)).not.toContain('已手动调整');
    expect(await page(at)).not.toContain('原因：');
  });

  it('is neither opened nor closed without a reason, which is asked for on a page of its own', async () => {
    const asked = await page(`${at}/occasions/end/close`);
    expect(asked).toContain('没有提交的人不能再填');
    expect(asked).toContain('还有1人没有提交');
    for (const reason of ['', '  ', '长'.repeat(201)]) {
      const refused = await post(`${at}/occasions/followup/open`, { reason });
      expect(refused.status).toBe(422);
      const html = await refused.text();
      expect(html).toContain('id="reason-fault"');
      expect(html).toContain(`value="${reason}"`);
    }
    expect(await state()).toMatchObject({ state: 'scheduled' });
    expect((await visit(cast, `${at}/occasions/end/calendar`, { cookie })).status).toBe(404);
  });

  it('is in the log with its reason and who did it', async () => {
    const rows = await cast.server.deps.db.selectFrom('audit_entry').selectAll().execute();
    const closing = rows.find(({ details }) => details.includes('开错了'));
    expect(closing).toMatchObject({ action: 'occasion-closed', actor_kind: 'link' });
  });

  it('counts everybody on the list', async () => {
    expect(await state()).toMatchObject({ invited: 1, notStarted: 1, drafts: 0, submitted: 0 });
  });
});

describe('the QR code', () => {
  it('is an image of this server', async () => {
    const response = await visit(cast, `${at}/join.svg`, { cookie });
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(await response.text()).toMatch(/^<svg/);
  });
});

describe('the language', () => {
  it('is kept once chosen', async () => {
    const response = await visit(cast, '/admin?lang=en', { cookie });
    expect(await response.text()).toContain('<html lang="en">');
    const kept = response.headers.getSetCookie()[0]?.split(';')[0];
    const next = await visit(cast, at, {
      cookie: `${cookie}; ${kept}`,
      headers: { 'Accept-Language': 'zh-CN' },
    });
    expect(await next.text()).toContain('<html lang="en">');
  });
});

describe('the demonstration', () => {
  it('needs no sign-in and says on every page that the data are simulated', async () => {
    const demo = createServer(createApp(cast.server.deps, { demoSchoolId: cast.schoolId }));
    await new Promise<void>((resolve) => demo.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(demo.address() as AddressInfo).port}`;
    for (const path of [
      '/admin',
      at,
      `${at}/hand-out`,
      `${at}/poster`,
      `${at}/diagnosis?occasion=end`,
    ]) {
      const response = await fetch(url + path);
      expect(response.status, path).toBe(200);
      expect(await response.text(), path).toContain('模拟数据');
    }
    await new Promise((resolve) => demo.close(resolve));
  });
});
