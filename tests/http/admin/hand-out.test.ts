/** Handing out a class: what is on the page, slips that open, who may have them, the calendar of the follow-up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addParticipants,
  type InvitedParticipant,
} from '../../../src/app/class-list/participants.ts';
import { setOccasion } from '../../../src/app/cohorts/cohorts.ts';
import { changeText, resetText } from '../../../src/app/messages/message-settings.ts';
import { hasTool, pageTexts } from '../../pdf/poppler.ts';
import { codesIn } from '../../pdf/read-codes.ts';
import { formOf } from '../api/cast.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookie: string;
let at: string;
let people: readonly InvitedParticipant[];
beforeAll(async () => {
  cast = await startConsoleCast();
  cookie = await signIn(cast);
  const { server, schoolId, cohort } = cast;
  at = `/admin/cohorts/${cohort.id}`;
  expect(await (await get(`${at}/hand-out`)).text()).toContain('还没有名单');
  people = await addParticipants(server.deps, schoolId, cohort.id, [
    { name: '张三', unit: '青山镇' },
    { name: '艾力' },
    { name: '李四', unit: '小河乡' },
  ]);
});
afterAll(() => cast.server.close());

const get = (path: string) => visit(cast, path, { cookie });
const page = async (path: string) => (await get(path)).text();
const pdfOf = async (path: string) => new Uint8Array(await (await get(path)).arrayBuffer());

describe('the page', () => {
  it('has the link, the poster, the texts of both occasions and the calendar', async () => {
    const html = await page(`${at}/hand-out`);
    const link = `${cast.server.url}/join/${cast.cohort.joinCode}`;
    expect(html).toContain(`<code id="join-link">${link}</code>`);
    for (const id of ['group-end', 'reminder-end', 'group-followup', 'reminder-followup']) {
      const text = new RegExp(`<textarea id="${id}"[^>]*>([^<]+)<`).exec(html)?.[1];
      expect(text, id).toContain(link);
      expect(text, id).toContain(cast.cohort.name);
    }
    expect(html).toContain(`href="${at}/slips.pdf?paper=zh-CN"`);
    expect(html).toContain(`href="${at}/followup.ics"`);
  });

  it('has the words that the class has made its own', async () => {
    const { server, schoolId, cohort } = cast;
    const own = { subject: '请填写', mail: '{姓名}：{链接}', group: '老师们，{截止日}前：{链接}' };
    await changeText(server.deps, schoolId, cohort.id, 'invitation', own);
    const html = await page(`${at}/hand-out`);
    await resetText(server.deps, schoolId, cohort.id, 'invitation');
    expect(html).toMatch(/<textarea id="group-end"[^>]*>老师们，2026年11月3日前：http/);
  });

  it('offers an analyst no slips', async () => {
    const analyst = await signIn(cast, 'analyst');
    const html = await (await visit(cast, `${at}/hand-out`, { cookie: analyst })).text();
    expect(html).not.toContain('slips.pdf');
    expect((await visit(cast, `${at}/slips.pdf`, { cookie: analyst })).status).toBe(403);
  });

  it('has no texts for what is closed', async () => {
    const { server, schoolId, cohort } = cast;
    await setOccasion(server.deps, schoolId, cohort.id, 'end', { state: 'closed' });
    const html = await page(`${at}/hand-out`);
    await setOccasion(server.deps, schoolId, cohort.id, 'end', { opensOn: '2026-10-20' });
    expect(html).not.toContain('id="group-end"');
    expect(html).toContain('id="group-followup"');
  });
});

describe('slips', () => {
  it('are kept in the log with their number, without names or links', async () => {
    expect((await get(`${at}/slips.pdf`)).headers.get('content-type')).toBe('application/pdf');
    const rows = await cast.server.deps.db.selectFrom('audit_entry').selectAll().execute();
    const entry = rows.find(({ action }) => action === 'slips-downloaded');
    expect(entry).toMatchObject({ details: '{"people":3}', target_id: cast.cohort.id });
    expect(cast.server.logged()).not.toContain(people[0]?.token);
  });

  it.skipIf(!hasTool('pdftoppm'))(
    'stand by the sound of the names and open each their own survey',
    async () => {
      const pdf = await pdfOf(`${at}/slips.pdf?paper=zh-CN`);
      const codes = codesIn(pdf, 2, 5);
      const byName = ['艾力', '李四', '张三'];
      const links = byName.map((name) => people.find((person) => person.name === name)?.token);
      expect(codes).toEqual(links.map((token) => `${cast.server.url}/s/${token}`));
      for (const code of codes) expect((await fetch(code)).status).toBe(200);
      const text = pageTexts(pdf)[0] ?? '';
      expect(byName.map((name) => text.includes(name))).toEqual([true, true, true]);
    },
  );

  it.skipIf(!hasTool('pdftoppm'))(
    'are not printed for who has left, and lead nowhere old',
    async () => {
      const { db } = cast.server.deps;
      const gone = people[2]?.id ?? '';
      await db.updateTable('participant').set({ withdrawn: 1 }).where('id', '=', gone).execute();
      const text = pageTexts(await pdfOf(`${at}/slips.pdf`))[0] ?? '';
      await db.updateTable('participant').set({ withdrawn: 0 }).where('id', '=', gone).execute();
      expect(text).toContain('张三');
      expect(text).not.toContain('李四');
    },
  );
});

describe('the calendar', () => {
  const linesOf = (ics: string) => ics.replace(/\r\n[ \t]/g, '').split('\r\n');

  it('has the day on which the follow-up opens, for the class with its join link', async () => {
    const response = await get(`${at}/followup.ics`);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await response.text();
    const lines = linesOf(text);
    expect(lines).toContain('DTSTART;VALUE=DATE:20261119');
    // Nine o'clock in Shanghai.
    expect(lines).toContain('TRIGGER;VALUE=DATE-TIME:20261119T010000Z');
    expect(lines.find((line) => line.startsWith('URL'))).toContain('/join/');
    expect(lines.find((line) => line.startsWith('SUMMARY'))).toContain(cast.cohort.name);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    }
  });

  it('is on the receipt of who has answered, with their own link, and changes nothing', async () => {
    const { server, cohort } = cast;
    const link = `${server.url}/s/${people[0]?.token}`;
    const fields = { ...formOf(cohort, 'end', 1), occasion: 'end', lang: 'zh-CN' };
    const sent = await fetch(link, { method: 'POST', body: new URLSearchParams(fields) });
    const html = await sent.text();
    const address = /href="([^"]+followup\.ics[^"]*)"/.exec(html)?.[1] ?? '';
    expect(html).toContain('加进手机日历');
    const before = await page(`${at}/counts`);
    const response = await fetch(server.url + address);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(linesOf(await response.text()).find((line) => line.startsWith('URL'))).toContain(link);
    expect(await page(`${at}/counts`)).toBe(before);
    expect((await fetch(`${server.url}/s/nobody/followup.ics`)).status).toBe(404);
    const posted = await fetch(`${link}/followup.ics`, { method: 'POST' });
    expect(posted.status).toBe(405);
  });

  it('is not offered once the follow-up is open', async () => {
    cast.server.setDay('2026-11-20');
    const html = await (await fetch(`${cast.server.url}/s/${people[0]?.token}/receipt/end`)).text();
    cast.server.setDay('2026-10-20');
    expect(html).not.toContain('followup.ics');
  });
});
