/** Running a class from the console: create, paste the list, open and close, read the counts. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

describe('a new class', () => {
  it('appears among the classes with its days', async () => {
    const response = await post('/admin/cohorts', { name: '应急<管理>班', endsOn: '2026-11-20' });
    expect(response.status).toBe(303);
    expect(await page(response.headers.get('location') ?? '')).toContain(
      '2026年12月20日至2027年1月19日',
    );
    expect(await page('/admin')).toContain('应急&lt;管理&gt;班');
  });

  it('is refused beside the fields, with what was typed', async () => {
    const response = await post('/admin/cohorts', { name: '只有名称', endsOn: '2026-02-30' });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('value="只有名称"');
    expect(html).toMatch(/id="endsOn-fault">请选择结业日期/);
    expect(html).not.toMatch(/id="name-fault"/);
  });
});

describe('the class list', () => {
  it.each([
    ['names alone', '李雷\n\n韩梅梅\n', ['李雷', '韩梅梅']],
    ['rows without headings', '张三\t青山镇\t镇长\n李四\t小河乡\t\n', ['张三', '小河乡', '镇长']],
    ['rows with headings', '单位\t姓名\n长丰街道\t王五\n', ['王五', '长丰街道']],
  ])('takes %s', async (_name, list, expected) => {
    const response = await post(`${at}/participants`, { list });
    expect(response.status).toBe(303);
    const html = await page(response.headers.get('location') ?? '');
    for (const text of expected) expect(html).toContain(`>${text}<`);
    expect(html).toMatch(/已加入[12]人/);
  });

  it('is taken whole or not at all; what was pasted stays', async () => {
    const before = await page(at);
    const response = await post(`${at}/participants`, { list: `赵六\n${'长'.repeat(90)}\n` });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('role="alert"');
    expect(html).toContain('第2行“姓名”');
    expect(html).toContain('赵六');
    expect(await page(at)).toBe(before);
  });

  it('says in words which line repeats which', async () => {
    const lines = await post(`${at}/participants`, { list: '钱七\n孙八\n钱七' });
    expect(await lines.text()).toContain('第3行“姓名”：与第1行是同一人');
    const table = await post(`${at}/participants`, { list: '姓名\t学号\n钱七\t1\n孙八\t1' });
    expect(await table.text()).toContain('第3行“编号”：与第2行“编号”重复');
  });

  it('asks for headings where there are many columns', async () => {
    const response = await post(`${at}/participants`, { list: '1\t赵六\t男\t汉族\t镇长\n' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('连同表头');
  });

  it('takes nothing from an empty box', async () => {
    expect((await post(`${at}/participants`, { list: ' \n ' })).status).toBe(422);
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
    await post(`${at}/occasions/followup/open`, {});
    expect(await state()).toMatchObject({ state: 'open' });
    expect(await page(at)).toContain('已手动调整');
    await post(`${at}/occasions/followup/close`, {});
    expect(await state()).toMatchObject({ state: 'closed' });
    await post(`${at}/occasions/followup/calendar`, {});
    expect(await state()).toMatchObject({ state: 'scheduled' });
    expect(await page(at)).not.toContain('已手动调整');
  });

  it('counts everybody on the list', async () => {
    expect(await state()).toMatchObject({ invited: 5, notStarted: 5, drafts: 0, submitted: 0 });
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
    for (const path of ['/admin', at, `${at}/poster`, `${at}/diagnosis?occasion=end`]) {
      const response = await fetch(url + path);
      expect(response.status, path).toBe(200);
      expect(await response.text(), path).toContain('模拟数据');
    }
    await new Promise((resolve) => demo.close(resolve));
  });
});
