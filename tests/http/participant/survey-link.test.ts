/** A participant's link, status by status: what it shows, what a form does, what is refused and how it is said. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Classroom, completeForm, openClassroom, post } from '../../support/classroom.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let room: Classroom;
let link: string;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.setDay('2026-10-20');
  room = await openClassroom(server);
  link = room.links[0] ?? '';
});

async function read(response: Response): Promise<{ status: number; text: string }> {
  return { status: response.status, text: await response.text() };
}

const receiptIn = (text: string): string | undefined =>
  /<strong id="receipt">([^<]+)<\/strong>/.exec(text)?.[1];

describe('GET', () => {
  it('shows the open occasion as one form with every item and the hidden fields', async () => {
    const { status, text } = await read(await fetch(link));
    expect(status).toBe(200);
    expect(text.match(/<form /g)).toHaveLength(1);
    for (const id of room.cohort.survey.forms.quick ?? []) {
      expect(text.split(`name="${id}"`)).toHaveLength(6);
    }
    expect(text).toContain('<input type="hidden" name="occasion" value="end">');
    expect(text).not.toContain('模拟数据');
  });

  it('labels simulated data', async () => {
    const simulated = await openClassroom(server, { simulated: true });
    expect(await (await fetch(simulated.links[0] ?? '')).text()).toContain('模拟数据');
  });

  it('is refused with the dates before the time and after it', async () => {
    server.setDay('2026-10-19');
    const before = await read(await fetch(link));
    expect(before.status).toBe(403);
    expect(before.text).toContain('问卷还没有开放');
    expect(before.text).toContain('2026年10月20日至2026年11月3日');
    server.setDay('2026-12-20');
    const after = await read(await fetch(`${link}?lang=en`));
    expect(after.status).toBe(403);
    expect(after.text).toContain('The survey has closed');
    expect(after.text).toContain('20 October 2026 to 3 November 2026');
  });

  it('is open until the end of the last day', async () => {
    server.setDay('2026-11-03');
    expect((await fetch(link)).status).toBe(200);
    server.setDay('2026-11-04');
    expect((await fetch(link)).status).toBe(403);
  });

  it('answers HEAD without a body and other methods with 405 and what is allowed', async () => {
    const head = await fetch(link, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const response = await fetch(link, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
    }
  });

  it('does not know other links, however they are written', async () => {
    for (const token of [
      'x',
      'a'.repeat(5000),
      '%00',
      "'; drop table",
      '..%2f..',
      '%F0%9F%98%80',
    ]) {
      const { status, text } = await read(await fetch(`${server.url}/s/${token}`));
      expect([token, status]).toEqual([token, 404]);
      expect(text).toContain('这个链接打不开');
    }
    expect((await fetch(`${server.url}/s/%E0%A4%A`)).status).toBe(400);
  });

  it('follows the language asked for, then the browser, else Chinese', async () => {
    const langOf = async (address: string, accept?: string): Promise<string | undefined> => {
      const headers = accept === undefined ? {} : { 'Accept-Language': accept };
      return /<html lang="([^"]+)"/.exec(await (await fetch(address, { headers })).text())?.[1];
    };
    expect(await langOf(link)).toBe('zh-CN');
    expect(await langOf(link, 'en-GB,en;q=0.9,zh;q=0.5')).toBe('en');
    expect(await langOf(link, 'zh-TW,en;q=0.5')).toBe('zh-CN');
    expect(await langOf(link, 'de')).toBe('zh-CN');
    expect(await langOf(`${link}?lang=en`, 'zh-CN')).toBe('en');
    expect(await langOf(`${link}?lang=xx`)).toBe('zh-CN');
    expect(await langOf(`${link}?lang=en&lang=zh-CN`)).toBe('zh-CN');
    expect(await langOf(`${link}?lang[a]=en`)).toBe('zh-CN');
  });

  it('changes nothing', async () => {
    await fetch(link);
    await fetch(`${link}?draft=1&LR1=5`);
    expect(await (await fetch(link)).text()).not.toContain(' checked');
  });
});

describe('a complete form', () => {
  it('leads to a receipt that needs no cookie, and again to the same one', async () => {
    const sent = completeForm(room, 'end');
    const first = await post(link, sent);
    expect(first.status).toBe(303);
    expect(first.headers.get('set-cookie')).toBeNull();
    const address = new URL(first.headers.get('location') ?? '', link);
    const page = await read(await fetch(address));
    expect(page.status).toBe(200);
    expect(receiptIn(page.text)).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    server.setDay('2026-12-31');
    const again = await post(link, sent);
    expect([again.status, again.headers.get('location')]).toEqual([
      303,
      first.headers.get('location'),
    ]);
    expect(receiptIn(await (await fetch(address)).text())).toBe(receiptIn(page.text));
  });

  it('shows the profile without anybody else and says what comes next', async () => {
    const sent = await post(link, { ...completeForm(room, 'end'), LR1: '5', SO1: '5' });
    const text = await (await fetch(new URL(sent.headers.get('location') ?? '', link))).text();
    expect(text).toContain('领导的反对（分高表示少）');
    expect(text).toContain('2026年11月19日至2026年12月19日');
    expect(text).toContain('您可以做的三件事');
    expect(text.match(/<svg /g)).toHaveLength(22);
  });

  it('names no strongest or weakest factor where all are equal', async () => {
    const sent = await post(link, completeForm(room, 'end', '3'));
    const text = await (await fetch(new URL(sent.headers.get('location') ?? '', link))).text();
    expect(text.match(/<svg /g)).toHaveLength(16);
  });

  it('with other answers is a conflict', async () => {
    await post(link, completeForm(room, 'end'));
    const other = await read(await post(link, completeForm(room, 'end', '2')));
    expect(other.status).toBe(409);
    expect(other.text).toContain('这份问卷您已经提交过');
    expect(other.text).toContain('与它不同');
  });

  it('is refused while nothing is open, naming the page that is', async () => {
    server.setDay('2026-11-10');
    const between = await read(await post(link, completeForm(room, 'end')));
    expect(between.status).toBe(403);
    expect(between.text).toContain('没有存上');
    server.setDay('2026-11-20');
    const stale = await read(await post(link, completeForm(room, 'end')));
    expect(stale.status).toBe(403);
    expect(stale.text).toContain('请填写训后跟踪评估');
  });

  it('serves both occasions and at the end the receipt at the link itself', async () => {
    await post(link, completeForm(room, 'end'));
    const between = await read(await fetch(link));
    expect(between.status).toBe(403);
    expect(between.text).toContain('/receipt/end');
    server.setDay('2026-11-19');
    expect((await read(await fetch(link))).text).toContain('训后跟踪评估');
    const words = {
      usage: '40',
      frequency: '3',
      'capability-1': '2',
      helped: '局长支持\r\n有时间',
    };
    const sent = await post(link, { ...completeForm(room, 'followup'), ...words });
    expect(sent.status).toBe(303);
    const done = await read(await fetch(link));
    expect(done.status).toBe(200);
    expect(receiptIn(done.text)).toBeDefined();
    expect(done.text).toContain('/receipt/end');
  });

  it('keeps the language chosen on the page', async () => {
    const sent = await post(link, { ...completeForm(room, 'end'), lang: 'en' });
    expect(sent.headers.get('location')).toMatch(/\/receipt\/end\?lang=en$/);
  });
});

describe('a refused form', () => {
  it('comes back with everything kept and the faults marked', async () => {
    const [first = '', second = ''] = room.cohort.survey.forms.quick ?? [];
    const { [first]: _, ...rest } = completeForm(room, 'end');
    const { status, text } = await read(await post(link, { ...rest, [second]: '6' }));
    expect(status).toBe(422);
    expect(text.match(/<fieldset[^>]* aria-invalid="true"/g)).toHaveLength(2);
    expect(text).toContain('第1题还没有选择，请选一项');
    expect(text).toContain('第2题的答案不在选项之内');
    expect(text.match(/ checked/g)).toHaveLength(18);
    expect((await fetch(`${link}/receipt/end`)).status).toBe(404);
  });

  it.each([
    ['a field sent twice', (form: Record<string, string>) => `${new URLSearchParams(form)}&LR1=4`],
    [
      'a fraction',
      (form: Record<string, string>) => `${new URLSearchParams({ ...form, LR1: '4.0' })}`,
    ],
    [
      'a leading zero',
      (form: Record<string, string>) => `${new URLSearchParams({ ...form, LR1: '04' })}`,
    ],
    [
      'a NUL byte',
      (form: Record<string, string>) => `${new URLSearchParams({ ...form, LR1: '4\0' })}`,
    ],
    ['malformed escapes', () => 'occasion=end&LR1=%E0%A4%A&%=%'],
    ['nothing', () => ''],
  ])('%s is refused', async (_name, body) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const form = completeForm(room, 'end');
    const sent = await fetch(link, {
      method: 'POST',
      body: body(form),
      headers,
      redirect: 'manual',
    });
    const { status, text } = await read(sent);
    expect(status).toBe(422);
    expect(text).toContain('aria-invalid="true"');
  });

  it('keeps a text that is too long', async () => {
    server.setDay('2026-11-19');
    for (const length of [301, 20_000]) {
      const form = { ...completeForm(room, 'followup'), helped: '长'.repeat(length) };
      const { status, text } = await read(await post(link, form));
      expect(status).toBe(422);
      expect(text).toContain('请缩短到300字以内');
      expect(text).toContain(`>${'长'.repeat(length)}<`);
      expect(text.match(/ checked/g)).toHaveLength(room.cohort.survey.forms.full?.length ?? 0);
    }
  });

  it('of another kind, size or site is refused, never a 500', async () => {
    const json = await fetch(link, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(json.status).toBe(415);
    const charset = { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-99' };
    expect((await fetch(link, { method: 'POST', body: 'a=1', headers: charset })).status).toBe(415);
    const large = await read(await post(link, { LR1: 'x'.repeat(300_000) }));
    expect(large.status).toBe(413);
    expect(large.text).toContain('提交的内容太大');
    const many = await post(
      link,
      Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`f${i}`, '1'])),
    );
    expect(many.status).toBe(413);
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://elsewhere.example' },
    ]) {
      expect((await post(link, completeForm(room, 'end'), headers)).status).toBe(403);
    }
    const same = { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' };
    expect((await post(link, completeForm(room, 'end'), same)).status).toBe(303);
  });

  it('for an unknown link is a 404', async () => {
    expect((await post(`${server.url}/s/unknown`, completeForm(room, 'end'))).status).toBe(404);
    expect((await post(`${server.url}/s/unknown`, { draft: '1' })).status).toBe(404);
  });
});

describe('a draft', () => {
  it('is kept on the server and shown again, wherever the link is opened', async () => {
    const sent = await post(link, { occasion: 'end', lang: 'zh-CN', LR1: '5', draft: '2' });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toMatch(/#saved-2$/);
    const { text } = await read(await fetch(link));
    expect(text).toContain('name="LR1" value="5" checked');
    expect(text).toContain('可以接着填');
  });

  it('sent by the script answers without a page', async () => {
    const sent = await post(link, { occasion: 'end', LR1: '5', draft: '1' }, { 'X-Draft': '1' });
    expect(sent.status).toBe(204);
  });

  it('goes along with a change of language', async () => {
    const sent = await post(link, { occasion: 'end', lang: 'zh-CN', LR1: '5', draft: 'en' });
    const page = await fetch(new URL(sent.headers.get('location') ?? '', link));
    const text = await page.text();
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('name="LR1" value="5" checked');
  });

  it('of a finished occasion leads to the receipt where it says the same, open or closed', async () => {
    const sent = await post(link, completeForm(room, 'end'));
    for (const day of ['2026-10-20', '2026-12-31']) {
      server.setDay(day);
      const draft = await post(link, { ...completeForm(room, 'end'), draft: '1' });
      expect(draft.status).toBe(303);
      expect(draft.headers.get('location')).toBe(sent.headers.get('location'));
    }
  });

  it('of a finished occasion is not saved where it says something else, and the page says why', async () => {
    await post(link, completeForm(room, 'end'));
    for (const fields of [completeForm(room, 'end', '2'), { occasion: 'end', LR1: '4' }]) {
      const { status, text } = await read(await post(link, { ...fields, draft: '1' }));
      expect(status).toBe(409);
      expect(text).toContain('刚才的草稿没有保存');
      expect(text).not.toContain('不同');
    }
    const form = { ...completeForm(room, 'end'), draft: '1' };
    expect((await post(link, form, { 'X-Draft': '1' })).status).toBe(409);
  });

  it('left half finished is told of once its occasion has closed', async () => {
    await post(link, { occasion: 'end', LR1: '5', SO1: '4', draft: '1' });
    server.setDay('2026-11-10');
    for (const page of [
      await read(await fetch(link)),
      await read(await post(link, completeForm(room, 'end'))),
    ]) {
      expect(page.status).toBe(403);
      expect(page.text).toMatch(/训末评估已经截止.*保存了2处答案.*没有提交.*不计入/);
      expect(page.text).toMatch(/联系第\d+县委党校的培训管理员/);
    }
    server.setDay('2026-12-31');
    const english = await read(await fetch(`${link}?lang=en`));
    expect(english.text).toContain('2 answers that you saved');
    expect(english.text.match(/training administrator/g)).toHaveLength(1);
    server.setDay('2026-11-20');
    expect((await fetch(link)).status).toBe(200);
  });

  it('is refused for an occasion that has closed', async () => {
    server.setDay('2026-11-10');
    const { status, text } = await read(
      await post(link, { occasion: 'end', LR1: '5', draft: '1' }),
    );
    expect(status).toBe(403);
    expect(text).toContain('没有存上');
  });
});

describe('closing the profile', () => {
  const receiptPage = async (kind: string) => (await fetch(`${link}/receipt/${kind}`)).text();

  it('leaves the receipt and takes profile and suggestions away, for both occasions', async () => {
    await post(link, completeForm(room, 'end'));
    const before = await receiptPage('end');
    expect(before).toContain('收起我的画像');
    expect(before).toContain(`<form method="post" action="${new URL(link).pathname}/profile">`);
    for (const _ of ['once', 'again']) {
      const sent = await post(`${link}/profile`, { occasion: 'end', lang: 'zh-CN' });
      expect(sent.status).toBe(303);
      expect(sent.headers.get('location')).toMatch(/\/receipt\/end#profile$/);
    }
    server.setDay('2026-11-19');
    await post(link, completeForm(room, 'followup'));
    for (const page of [await receiptPage('end'), await receiptPage('followup')]) {
      expect(page).toContain('您已收起画像');
      expect(page).not.toMatch(/<svg |<ol|<details|<form|您可以做的三件事/);
    }
    expect(receiptIn(await receiptPage('end'))).toBe(receiptIn(before));
    expect(await (await fetch(link)).text()).not.toContain('<svg ');
  });

  it('keeps the language, and leads to the link itself where no occasion is named', async () => {
    const english = await post(`${link}/profile`, { occasion: 'end', lang: 'en' });
    expect(english.headers.get('location')).toMatch(/\/receipt\/end\?lang=en#profile$/);
    const bare = await post(`${link}/profile`, { occasion: '../x' });
    expect(bare.headers.get('location')).toBe(`${new URL(link).pathname}#profile`);
  });

  it('is refused for an unknown link, from another site and by any other method', async () => {
    expect((await post(`${server.url}/s/unknown/profile`, {})).status).toBe(404);
    await post(link, completeForm(room, 'end'));
    const foreign = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await post(`${link}/profile`, { occasion: 'end' }, foreign)).status).toBe(403);
    const read = await fetch(`${link}/profile`);
    expect([read.status, read.headers.get('allow')]).toEqual([405, 'POST']);
    expect(await receiptPage('end')).toContain('<svg ');
  });
});

describe('what is told to nobody', () => {
  it('tokens are in no log line, and pages are kept by no cache and passed on by no referrer', async () => {
    const page = await fetch(link);
    await post(link, completeForm(room, 'end'));
    const token = link.split('/').at(-1) ?? 'none';
    expect(server.logged()).not.toContain(token);
    expect(server.logged()).toContain('"route":"/s/:token"');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-powered-by')).toBeNull();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).not.toMatch(/ style=|<style|<script>/);
  });
});
