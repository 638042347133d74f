/** The class list in the console: three ways in, the dry run, the file out, as a browser goes through them. */
import { zipSync } from 'fflate';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { addParticipants, listParticipants } from '../../../src/app/class-list/participants.ts';
import { writeWorkbook } from '../../../src/office/write-workbook.ts';
import { textSheet } from '../../support/text-sheet.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

const casts: ConsoleCast[] = [];
let cast: ConsoleCast;
let cookie: string;
let at: string;
beforeEach(async () => {
  cast = await startConsoleCast();
  casts.push(cast);
  cookie = await signIn(cast);
  at = `/admin/cohorts/${cast.cohort.id}`;
});
afterAll(async () => {
  for (const each of casts) await each.server.close();
});

const get = async (path: string) => visit(cast, path, { cookie });
const page = async (path: string) => (await get(path)).text();
const post = (path: string, form: Readonly<Record<string, string>>) =>
  visit(cast, path, { cookie, form });
const people = () => listParticipants(cast.server.deps, cast.schoolId, cast.cohort.id);
const names = async () => (await people()).map((one) => one.name);

function upload(content: Uint8Array | string, name: string): Promise<Response> {
  const body = new FormData();
  body.set('file', new Blob([Buffer.from(content)]), name);
  return fetch(`${cast.server.url}${at}/people/upload`, {
    method: 'POST',
    headers: { Cookie: cookie },
    body,
    redirect: 'manual',
  });
}

/** What the form of the dry run would send, as it came. */
function formOf(html: string): Record<string, string> {
  const form = html.slice(html.indexOf('/people/import"'));
  const hidden = [...form.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)];
  const selects = [...form.matchAll(/<select[^>]*name="([\w-]+)"[^>]*>(.*?)<\/select>/gs)];
  const chosen = selects.map(([, name, options]) => [
    name,
    /<option value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? '',
  ]);
  return Object.fromEntries([...hidden.map(([, name, value]) => [name, value]), ...chosen]);
}

const csv = '姓名,单位,手机\n王伟,青山镇,13800000001\n李娜,小河乡,13800000002\n';

describe('a list as a file', () => {
  it('is looked at first, then imported; uploaded again it changes nobody’s link', async () => {
    const review = await upload(csv, 'list.csv');
    expect(review.status).toBe(200);
    const html = await review.text();
    expect(html).toContain('没有发现问题');
    expect(await names()).toEqual([]);
    const done = await post(`${at}/people/import`, { ...formOf(html), act: 'import' });
    expect(done.status).toBe(303);
    expect(await page(done.headers.get('location') ?? '')).toContain('已加入2人');
    const before = await people();
    const again = await (await upload(csv.replace('小河乡', '大河乡'), 'list.csv')).text();
    expect(again).toMatch(
      /<th scope="row">李娜<\/th><td class="short">单位<\/td><td>小河乡<\/td><td>大河乡/,
    );
    await post(`${at}/people/import`, { ...formOf(again), act: 'import' });
    const after = await people();
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(after.map(({ unit }) => unit).sort()).toEqual(['大河乡', '青山镇'].sort());
  });

  it('with problems is not taken; the columns can be corrected and the sheet chosen', async () => {
    const sheets = [
      textSheet('说明', [['怎么填'], ['先填姓名']]),
      textSheet('一班', [['姓名'], ['王伟']]),
      textSheet('二班', [
        ['参训人', '单位'],
        ['李娜', '小河乡'],
      ]),
    ];
    const html = await (await upload(await writeWorkbook(sheets), '名单.xlsx')).text();
    expect(formOf(html)).toMatchObject({ sheet: '1', headingRow: '1', 'column-0': 'name' });
    const other = await post(`${at}/people/import`, { ...formOf(html), sheet: '2', act: 'check' });
    expect(other.status).toBe(422);
    const second = await other.text();
    expect(second).toContain('没有找到“姓名”这一列');
    const refused = await post(`${at}/people/import`, { ...formOf(second), act: 'import' });
    expect(refused.status).toBe(422);
    const headed = await post(`${at}/people/import`, {
      ...formOf(second),
      headingRow: '1',
      act: 'check',
    });
    const columns = { 'column-0': 'name', 'column-1': 'unit' };
    const third = await post(`${at}/people/import`, {
      ...formOf(await headed.text()),
      ...columns,
      act: 'import',
    });
    expect(third.status).toBe(303);
    expect(await people()).toMatchObject([{ name: '李娜', unit: '小河乡' }]);
  });

  it('in which two share a telephone waits for the box to be ticked', async () => {
    const html = await (await upload(csv.replace('0002', '0001'), 'list.csv')).text();
    expect(html).toContain('第3行“手机”：与第2行的手机号相同');
    const form = { ...formOf(html), act: 'import' };
    expect((await post(`${at}/people/import`, form)).status).toBe(200);
    expect(await names()).toEqual([]);
    expect((await post(`${at}/people/import`, { ...form, sharedPhones: '1' })).status).toBe(303);
    expect(await names()).toHaveLength(2);
  });

  it('is checked again where somebody changed the list meanwhile', async () => {
    const html = await (await upload(csv, 'list.csv')).text();
    const rows = [{ name: '王伟', unit: '青山镇' }];
    await addParticipants(cast.server.deps, cast.schoolId, cast.cohort.id, rows);
    const late = await post(`${at}/people/import`, { ...formOf(html), act: 'import' });
    expect(late.status).toBe(422);
    const review = await late.text();
    expect(review).toContain('名单被别人改过');
    expect(await names()).toEqual(['王伟']);
    const done = await post(`${at}/people/import`, { ...formOf(review), act: 'import' });
    expect(done.headers.get('location')).toContain('added=1&changed=1');
  });

  it('shows by name who is not in it, and takes them off the list only where that is ticked', async () => {
    const rows = [{ name: '赵敏' }, { name: '王伟', unit: '青山镇', phone: '13800000001' }];
    await addParticipants(cast.server.deps, cast.schoolId, cast.cohort.id, rows);
    const html = await (await upload(csv, 'list.csv')).text();
    expect(html).toMatch(/名单上有、这份里没有的1人<\/summary>[\s\S]*<li>赵敏<\/li>/);
    const form = { ...formOf(html), act: 'import', withdrawMissing: '1' };
    const done = await post(`${at}/people/import`, form);
    const list = await page(done.headers.get('location') ?? '');
    expect(list).toContain('已移出1人');
    expect(list).toMatch(/已移出的学员（1人）[\s\S]*赵敏/);
  });

  it('that is no list is called by its name, and nothing comes of it', async () => {
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(5 << 20, 7)]);
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(60 << 20) });
    const wrong: readonly (readonly [Uint8Array, string])[] = [
      [png, '这是一张图片'],
      [bomb, '展开后太大'],
      [Buffer.alloc(11 << 20, 'a'), '超过10MB'],
      [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Excel 97—2003'],
    ];
    for (const [bytes, sentence] of wrong) {
      const response = await upload(bytes, 'list.xlsx');
      expect(response.status).toBe(422);
      expect(await response.text()).toContain(sentence);
    }
    const none = await post(`${at}/people/upload`, {});
    expect(await none.text()).toContain('还没有选文件');
    expect(await names()).toEqual([]);
    expect(cast.server.logged()).not.toContain('"level":50');
  });

  it('of ten thousand rows is refused with their number', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => [`学员${n}`]);
    const sheet = textSheet('名单', [['姓名'], ...rows]);
    const response = await upload(await writeWorkbook([sheet]), 'list.xlsx');
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('名单最多2000人，这份有10000行');
  });

  it('whose form was tampered with is refused without a trace of the inside', async () => {
    for (const rows of ['', 'x'.repeat(300), Buffer.from('[]').toString('base64url')]) {
      const response = await post(`${at}/people/import`, { rows, act: 'import' });
      expect(response.status).toBe(422);
      expect(await response.text()).not.toMatch(/\.ts:|node_modules/);
    }
  });
});

describe('a pasted list', () => {
  it('of new people is on the list at once; what it would change is shown first', async () => {
    const done = await post(`${at}/participants`, { list: '王伟\t青山镇\n李娜\t小河乡' });
    expect(done.headers.get('location')).toBe(`${at}/people?added=2`);
    const review = await post(`${at}/participants`, { list: '王伟\t大山镇\n孙丽\t小河乡' });
    expect(review.status).toBe(200);
    expect(await review.text()).toContain('大山镇');
    expect(await names()).not.toContain('孙丽');
  });

  it('that cannot be read stays in its box', async () => {
    const response = await post(`${at}/participants`, { list: '姓名\n"王伟' });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('>姓名\n&#34;王伟</textarea>');
    expect(html).toContain('id="list-faults"');
  });
});

describe('one person', () => {
  it('typed by hand is on the list, or comes back with the fault beside the field', async () => {
    const refused = await post(`${at}/people`, { name: '王伟', email: '王伟' });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toMatch(/id="person-email-fault">邮箱：不是电子邮箱地址/);
    expect(html).toContain('value="王伟"');
    expect((await post(`${at}/people`, { name: '王伟' })).status).toBe(303);
    expect(await names()).toEqual(['王伟']);
  });

  it('is corrected, taken off the list and brought back with a new link', async () => {
    const rows = [{ name: '王伟' }];
    const { deps } = cast.server;
    const [person] = await addParticipants(deps, cast.schoolId, cast.cohort.id, rows);
    const own = `${at}/participants/${person?.id}`;
    const link = `${cast.server.url}/s/${person?.token}`;
    await post(own, { name: '王炜', unit: '青山镇' });
    expect(await page(`${own}?changed=1`)).toContain('<h1>王炜</h1>');
    expect((await post(own, { name: '' })).status).toBe(422);
    const left = await post(`${own}/withdraw`, {});
    expect(left.headers.get('location')).toBe(`${at}/people?withdrawn=1`);
    expect((await fetch(link)).status).toBe(404);
    expect((await post(`${own}/withdraw`, {})).status).toBe(409);
    expect((await post(`${own}/link`, {})).status).toBe(409);
    const html = await page(own);
    expect(html).not.toContain('/s/');
    const back = await post(`${own}/return`, {});
    const shown = await page(back.headers.get('location') ?? '');
    const fresh = /<code id="link">([^<]+)/.exec(shown)?.[1] ?? '';
    expect(fresh).not.toBe(link);
    expect((await fetch(fresh)).status).toBe(200);
    expect((await fetch(link)).status).toBe(404);
  });
});

describe('the list itself', () => {
  it('comes in pages, can be searched, and shows an analyst no links', async () => {
    const rows = Array.from({ length: 230 }, (_, n) => ({
      name: `学员${n}`,
      unit: `单位${n % 7}`,
      phone: `1380000${1000 + n}`,
    }));
    await addParticipants(cast.server.deps, cast.schoolId, cast.cohort.id, rows);
    const rowsIn = (html: string) => html.match(/<tr><th scope="row">/g)?.length ?? 0;
    expect(rowsIn(await page(`${at}/people`))).toBe(100);
    expect(rowsIn(await page(`${at}/people?page=3`))).toBe(30);
    expect(rowsIn(await page(`${at}/people?page=99`))).toBe(30);
    expect(rowsIn(await page(`${at}/people?q=单位3`))).toBe(33);
    expect(rowsIn(await page(`${at}/people?q=1380000 1005`))).toBe(1);
    expect(await page(`${at}/people?q=<b>`)).toContain('没有找到“&lt;b&gt;”');
    const analyst = await signIn(cast, 'analyst');
    const html = await (await visit(cast, `${at}/people`, { cookie: analyst })).text();
    expect(html).toContain('学员7');
    expect(html).not.toMatch(/\/participants\/|list\.xlsx|type="file"/);
  });

  it('goes out with links and comes in again unchanged; the log names no person and no link', async () => {
    const rows = [
      { name: '=王伟', phone: '013800000001' },
      { name: '李娜', unit: '小河乡' },
    ];
    const [person] = await addParticipants(cast.server.deps, cast.schoolId, cast.cohort.id, rows);
    for (const format of ['xlsx', 'csv']) {
      const file = await get(`${at}/people/list.${format}`);
      expect(file.headers.get('content-disposition')).toContain(`.${format}`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const html = await (await upload(bytes, `list.${format}`)).text();
      expect(html).toContain('与现有名单完全一致');
      expect(html).toContain('不读的列：个人链接');
    }
    expect(cast.server.logged()).not.toContain(person?.token);
    expect(cast.server.logged()).not.toContain('王伟');
  });

  it('starts from a template whose example is left out', async () => {
    const file = await get(`${at}/people/template.xlsx`);
    const html = await (await upload(new Uint8Array(await file.arrayBuffer()), 'x.xlsx')).text();
    expect(html).toContain('表头下面没有学员');
  });
});
