/** Downloads: their names and types, what the pages offer, and the filters that they carry along. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileTypes } from '../../../src/http/file-types.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookie: string;
let base: string;

beforeAll(async () => {
  cast = await startConsoleCast(8);
  cookie = await signIn(cast);
  base = `/admin/cohorts/${cast.cohort.id}`;
});
afterAll(() => cast.server.close());

const get = (path: string) => visit(cast, `${base}/${path}`, { cookie });

it.each([
  ['results.xlsx', '', 'xlsx'],
  ['responses-spss.zip', '-spss', 'zip'],
  ['responses-r.zip', '-r', 'zip'],
  ['plan.docx', '-plan', 'docx'],
  ['summary.docx', '-summary', 'docx'],
] as const)('%s has a name that tells class, occasion and language', async (file, part, type) => {
  for (const paper of ['zh-CN', 'en']) {
    const response = await get(`${file}?occasion=end&paper=${paper}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(fileTypes[type]);
    const name = encodeURIComponent(`${cast.cohort.name}-end${part}-${paper}.${type}`);
    expect(response.headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  }
});

it('is offered on the pages, each with its filter', async () => {
  const html = await (await get('diagnosis?occasion=end')).text();
  const links = [...html.matchAll(/href="([^"]*\.(?:pdf|xlsx|docx|zip|csv)\?[^"]*)"/g)];
  expect(links).toHaveLength(13);
  for (const [, address = ''] of links) {
    const url = address.replaceAll('&amp;', '&');
    expect((await visit(cast, url, { cookie })).status).toBe(200);
  }
  const filtered = await (await get('diagnosis?occasion=end&careless=exclude')).text();
  const carried = [...filtered.matchAll(/href="([^"]*\.(?:pdf|xlsx|docx|zip|csv)\?[^"]*)"/g)];
  for (const [, address = ''] of carried) expect(address).toContain('careless=exclude');
  expect(filtered).toContain('class="note"');
});

it('says that a filter is refused, and shows no figure', async () => {
  const html = await (await get('diagnosis?occasion=end&unit=nowhere')).text();
  expect(html).toContain('这样筛选会暴露少数人的回答');
  expect(html).not.toMatch(/<canvas|<td[^>]*>\d\.\d\d</);
});

it('refuses an occasion that there is not', async () => {
  expect((await get('results.xlsx')).status).toBe(404);
  expect((await get('results.xlsx?occasion=never')).status).toBe(404);
});
