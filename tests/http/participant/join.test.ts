/** `/join/CODE`: from a class list or by self-entry, with a recovery code, with names that two people share. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Classroom, openClassroom, post } from '../../support/classroom.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => server.setDay('2026-10-20'));

const linkOf = (response: Response): string => response.headers.get('location') ?? '';

describe('with a class list', () => {
  let room: Classroom;

  beforeEach(async () => {
    const people = [
      { name: '王小明' },
      { name: '李娜', unit: '城关镇' },
      { name: '李娜', unit: '河西镇' },
    ];
    room = await openClassroom(server, { people });
  });

  it('shows the class and one short form, and GET changes nothing', async () => {
    const response = await fetch(room.joinAddress);
    const text = await response.text();
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(text).toContain('基层治理能力提升班');
    expect(text).not.toContain('王小明');
    expect((await fetch(room.joinAddress, { method: 'HEAD' })).status).toBe(200);
    const put = await fetch(room.joinAddress, { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('gives the person on the list their own link, in their language', async () => {
    const joined = await post(room.joinAddress, { name: ' 王小明 ', lang: 'en' });
    expect(joined.status).toBe(303);
    expect(new URL(linkOf(joined), server.url).href).toBe(`${room.links[0]}?lang=en`);
    expect(joined.headers.get('set-cookie')).toBeNull();
  });

  it('gives a link once; with the recovery code again', async () => {
    const first = await post(room.joinAddress, { name: '王小明', recoveryCode: '4711' });
    const again = await post(room.joinAddress, { name: '王小明' });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('这个姓名的链接已经领过');
    const wrong = await post(room.joinAddress, { name: '王小明', recoveryCode: '1234' });
    expect(wrong.status).toBe(409);
    const right = await post(room.joinAddress, { name: '王小明', recoveryCode: '4711' });
    expect(linkOf(right)).toBe(linkOf(first));
  });

  it('takes no more recovery codes after five wrong ones', async () => {
    await post(room.joinAddress, { name: '王小明', recoveryCode: '4711' });
    const statuses: number[] = [];
    for (let code = 1000; code < 1006; code += 1) {
      const tried = await post(room.joinAddress, { name: '王小明', recoveryCode: String(code) });
      statuses.push(tried.status);
    }
    expect(statuses).toEqual([409, 409, 409, 409, 409, 429]);
  });

  it('lets people of one name choose their unit', async () => {
    const asked = await post(room.joinAddress, { name: '李娜', recoveryCode: '' });
    const text = await asked.text();
    expect(asked.status).toBe(200);
    expect(text).toContain('河西镇');
    const ids = [...text.matchAll(/name="choice" value="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(ids).toHaveLength(2);
    const unchosen = await post(room.joinAddress, { name: '李娜', choosing: '1' });
    expect([unchosen.status, (await unchosen.text()).includes('aria-invalid="true"')]).toEqual([
      422,
      true,
    ]);
    const chosen = await post(room.joinAddress, {
      name: '李娜',
      choosing: '1',
      choice: ids[1] ?? '',
    });
    expect(chosen.status).toBe(303);
  });

  it.each([
    [{ name: '赵四' }, '请检查有没有错字'],
    [{ name: '' }, '请填写姓名'],
    [{}, '请填写姓名'],
    [{ name: '王'.repeat(61) }, '姓名太长'],
    [{ name: '王小明', recoveryCode: '12' }, '取回码应当是4—6位数字'],
    [{ name: '王小明', recoveryCode: 'abcd' }, '取回码应当是4—6位数字'],
    [{ name: '王\0小明' }, '请填写姓名'],
  ])('%j is refused beside its field, everything kept', async (fields, said) => {
    const refused = await post(room.joinAddress, fields as Record<string, string>);
    const text = await refused.text();
    expect(refused.status).toBe(422);
    expect(text).toContain(said);
    expect(text).toContain('aria-invalid="true"');
  });

  it('refuses what no form sends', async () => {
    const json = { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } };
    expect((await fetch(room.joinAddress, json)).status).toBe(415);
    expect((await post(room.joinAddress, { name: 'x'.repeat(300_000) })).status).toBe(413);
    const other = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await post(room.joinAddress, { name: '王小明' }, other)).status).toBe(403);
    expect((await fetch(`${server.url}/join/WRONG`)).status).toBe(404);
    expect((await post(`${server.url}/join/WRONG`, { name: '王小明' })).status).toBe(404);
  });

  it('says when the survey can be answered, before its time and after it', async () => {
    server.setDay('2026-10-01');
    expect(await (await fetch(room.joinAddress)).text()).toContain('2026年10月20日至2026年11月3日');
    server.setDay('2027-02-01');
    expect(await (await fetch(room.joinAddress)).text()).toContain('都已截止');
  });
});

describe('by self-entry', () => {
  it('one page sent twice makes one person; two pages make two', async () => {
    const room = await openClassroom(server, { people: [] });
    const page = await (await fetch(room.joinAddress)).text();
    const number = /name="page" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const [first, second] = [
      await post(room.joinAddress, { name: '周敏', page: number }),
      await post(room.joinAddress, { name: '周敏', page: number }),
    ];
    expect(linkOf(first)).toMatch(/^\/s\//);
    expect(linkOf(second)).toBe(linkOf(first));
    const other = await post(room.joinAddress, { name: '周敏', page: 'another' });
    expect(linkOf(other)).not.toBe(linkOf(first));
    expect((await fetch(new URL(linkOf(first), server.url))).status).toBe(200);
  });
});
