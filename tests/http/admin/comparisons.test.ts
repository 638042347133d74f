/** The page that compares: what it rests on, what it shows, how it is chosen, sorted and taken along. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineComparison } from '../../../src/app/comparisons/examine-comparison.ts';
import { readSelection } from '../../../src/app/comparisons/selection.ts';
import { createSchool } from '../../../src/app/school.ts';
import { createApp } from '../../../src/http/app.ts';
import { fileTypes } from '../../../src/http/file-types.ts';
import { addClosedClass } from './compared-classes.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

const at = '/admin/comparisons';
const classes = [
  { id: 'spring', name: '春季班', people: 12, programme: '基层治理', endsOn: '2026-03-01' },
  {
    id: 'summer',
    name: '夏季班',
    people: 20,
    programme: '基层治理',
    endsOn: '2026-06-01',
    level: 1,
  },
  { id: 'autumn', name: '秋季班', people: 16, programme: '应急管理', endsOn: '2025-09-01' },
  { id: 'tiny', name: '只有三人的班', people: 3, programme: '应急管理', endsOn: '2026-05-01' },
];

let cast: ConsoleCast;
let cookie: string;

beforeAll(async () => {
  cast = await startConsoleCast();
  for (const each of classes) await addClosedClass(cast, each);
  cookie = await signIn(cast);
});
afterAll(() => cast.server.close());

const get = (query = '') => visit(cast, `${at}${query}`, { cookie });
const html = async (query = '') => (await get(query)).text();

/** Names of the classes in the heat map, from the first row to the last. */
function rowsOf(page: string): readonly string[] {
  return [...page.matchAll(/<th scope="row".*?<a class="heat-link"[^>]*>(.*?)<\/a>/g)].map(
    ([, name = '']) => name.replace(/<[^>]*>/g, ''),
  );
}

function cellsOf(page: string, id: string): readonly string[] {
  const row = page
    .split('\n')
    .find((line) => line.includes(`value="${id}"`) && line.includes('<tr>'));
  return [...(row ?? '').matchAll(/<td class="c [^>]*>([^<]*)/g)].map(([, text = '']) => text);
}

describe('the overview', () => {
  it('shows the figures of the comparison itself, one cell a factor', async () => {
    const page = await html();
    const input = await examineComparison(
      cast.server.deps,
      cast.schoolId,
      readSelection({}),
      'zh-CN',
    );
    expect(rowsOf(page)).toEqual(input.groups.map(({ name }) => name));
    for (const { id, factors } of input.groups) {
      const figures = factors.map(({ favourability }) => favourability?.toFixed(2));
      expect(cellsOf(page, id), id).toEqual(figures);
    }
  });

  it('says at once how many answered, and names what is too small without a figure of it', async () => {
    const page = await html();
    expect(page).toMatch(/<dd>3<\/dd><dt>个班次/);
    expect(page).toMatch(/<dd>48<\/dd><dt>人回答/);
    expect(page).toContain('只有三人的班');
    expect(rowsOf(page)).not.toContain('只有三人的班');
    expect(cellsOf(page, 'tiny')).toEqual([]);
  });

  it('says in words what colour and mark of a cell say', async () => {
    const page = await html();
    expect(page).toMatch(/<td class="c catalyst[^>]*>[^<]*<b>促进/);
    expect(page).toMatch(/<b>[^<]*有可辨别的差别<\/b>/);
  });

  it.each([
    ['name', '', ['春季班', '秋季班', '夏季班']],
    ['date', '', ['秋季班', '春季班', '夏季班']],
    ['date', '&order=desc', ['夏季班', '春季班', '秋季班']],
    ['people', '', ['春季班', '秋季班', '夏季班']],
    ['people', '&order=desc', ['夏季班', '秋季班', '春季班']],
  ])('is sorted by %s%s', async (sort, order, names) => {
    const page = await html(`?sort=${sort}${order}`);
    expect(rowsOf(page)).toEqual(names);
    expect(page).toContain(`aria-sort="${order ? 'descending' : 'ascending'}"`);
  });

  it('is sorted by a factor, and says that the order is no finding', async () => {
    const page = await html('?sort=SS&order=desc&programme=基层治理&programme=应急管理');
    expect(rowsOf(page)[0]).toBe('夏季班');
    expect(page).toContain('先后不等于有差别');
    expect(page).not.toContain('按名称排列');
    const links = [...page.matchAll(/<a class="heat-sort[^>]*href="([^"]*)"/g)].map(([, to]) => to);
    expect(links).toHaveLength(19);
    for (const link of links) expect(link).toContain('programme=');
  });

  it('keeps its order where a column is asked for that there is not', async () => {
    expect(rowsOf(await html('?sort=nothing'))).toEqual(rowsOf(await html()));
  });
});

describe('choosing', () => {
  it('leads a form with empty fields to the address without them', async () => {
    const response = await get(
      '?occasion=end&level=class&programme=基层治理&from=&to=&capability=',
    );
    expect(response.status).toBe(303);
    const address = `${at}?occasion=end&level=class&programme=${encodeURIComponent('基层治理')}`;
    expect(response.headers.get('location')).toBe(address);
    expect(rowsOf(await html(address.slice(at.length)))).toEqual(['春季班', '夏季班']);
  });

  it('compares only the ticked rows', async () => {
    const page = await html('?occasion=end&level=class&cohort=spring&cohort=autumn');
    expect(rowsOf(page).toSorted()).toEqual(['春季班', '秋季班'].toSorted());
    expect(page).toMatch(/name="cohort" value="spring" checked/);
  });

  it('chooses a period, and keeps its days in the form', async () => {
    const page = await html('?from=2026-01-01&to=2026-04-01');
    expect(rowsOf(page)).toEqual(['春季班']);
    expect(page).toMatch(/id="from" name="from" value="2026-01-01"/);
  });

  it.each(['?from=tomorrow', '?from=2026-05-01&to=2026-04-01'])(
    'puts the fault beside the day: %s',
    async (query) => {
      const response = await get(query);
      const page = await response.text();
      expect(response.status).toBe(422);
      expect(page).toMatch(/class="fault" id="(from|to)-fault"/);
      expect(page).toContain(`value="${new URLSearchParams(query).get('from')}"`);
      expect(rowsOf(page)).toEqual([]);
    },
  );

  it.each(['?level=village', '?occasion=later', '?learning=much'])('refuses %s', async (query) => {
    expect((await get(query)).status).toBe(422);
  });

  it('does not know a class that there is not, in no view and no file', async () => {
    for (const path of ['', '/report.pdf', '/results.xlsx', '/results.csv']) {
      expect((await get(`${path}?cohort=nothing`)).status, path).toBe(404);
    }
  });

  it('compares programmes, and offers no view that only classes have', async () => {
    const page = await html('?level=programme&view=position');
    expect(page).toContain('培训项目比较');
    expect(page).not.toMatch(/\/admin\/comparisons\?[^"]*view=position/);
    expect(page).toMatch(/name="programme" value="基层治理" aria-labelledby/);
  });

  it('leads to the overview where a view has nothing to show', async () => {
    const page = await html('?from=2030-01-01&view=factor');
    expect(page).toContain('到总览看原因');
  });

  it('says what to do where nothing fits', async () => {
    const page = await html('?from=2030-01-01');
    expect(page).toContain('放宽条件');
    expect(page).not.toContain('class="heat"');
  });
});

describe('the views', () => {
  it.each(['factor', 'change', 'trend', 'position', 'actions'])(
    '%s has its section',
    async (view) => {
      const page = await html(`?view=${view}&factor=SS&group=spring`);
      const id = view === 'factor' ? 'factors' : view;
      expect(page).toContain(`<section id="${id}"`);
      expect(page).not.toContain('<section id="findings"');
    },
  );

  it('sets out the factor that was chosen, and carries it to the report', async () => {
    const page = await html('?view=factor&factor=SS');
    expect(page).toMatch(/<option value="SS" selected/);
    expect(page).toMatch(/report\.pdf\?[^"]*factor=SS/);
  });
});

describe('taking along', () => {
  it.each([
    ['report.pdf', 'pdf', '%PDF'],
    ['results.xlsx', 'xlsx', 'PK'],
    ['results.csv', 'csv', '\u{feff}'],
  ] as const)('%s in the language that is asked for', async (file, type, start) => {
    for (const paper of ['zh-CN', 'en']) {
      const response = await get(`/${file}?occasion=end&level=class&paper=${paper}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(fileTypes[type]);
      expect(response.headers.get('content-disposition')).toContain(`-end-${paper}.${type}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(0, Buffer.byteLength(start)).toString()).toBe(start);
    }
  });

  it('is offered on the page with its selection', async () => {
    const page = await html('?programme=基层治理');
    const links = [...page.matchAll(/href="([^"]*\.(?:pdf|xlsx|csv)\?[^"]*)"/g)];
    expect(links).toHaveLength(6);
    for (const [, address = ''] of links) expect(address).toContain('programme=');
  });
});

it('has nothing to compare in a school without classes, and says what to do', async () => {
  const other = await startConsoleCast();
  await other.server.deps.db.deleteFrom('occasion').execute();
  await other.server.deps.db.deleteFrom('cohort').execute();
  const page = await (await visit(other, at, { cookie: await signIn(other) })).text();
  expect(page).toContain('/admin/cohorts/new');
  expect(page).not.toContain('<form method="get"');
  await other.server.close();
});

it('can be read in the demonstration, which keeps nothing', async () => {
  const demo = createServer(createApp(cast.server.deps, { demoSchoolId: cast.schoolId }));
  await new Promise<void>((resolve) => demo.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(demo.address() as AddressInfo).port}${at}`;
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).not.toContain('<form method="post"');
  const body = new URLSearchParams({ name: '演示', selection: 'occasion=end' });
  expect((await fetch(`${url}/saved`, { method: 'POST', body })).status).toBe(403);
  demo.close();
});

describe('a parent school without classes of its own', () => {
  it('begins with its member schools and is offered nothing else', async () => {
    const { deps } = cast.server;
    const parent = await createSchool(deps, '云州市委党校');
    const member = await createSchool(deps, '云东县委党校');
    await deps.db
      .updateTable('school')
      .set({ parent_id: parent.id })
      .where('id', '=', member.id)
      .execute();
    await addClosedClass({ ...cast, schoolId: member.id }, { id: 'm', name: '科级班', people: 9 });
    const session = await signIn({ ...cast, schoolId: parent.id });
    const begun = await visit(cast, at, { cookie: session });
    expect(begun.status).toBe(303);
    const address = begun.headers.get('location') ?? '';
    expect(address).toBe('/admin/comparisons?occasion=end&level=school');
    const page = await (await visit(cast, address, { cookie: session })).text();
    expect(page).toContain('云东县委党校');
    expect(page).not.toContain('level=class');
  });
});

describe('from the page of a class', () => {
  const linkOf = async (id: string) => {
    const page = await (await visit(cast, `/admin/cohorts/${id}`, { cookie })).text();
    return decodeURIComponent(page.match(/\/admin\/comparisons\?[^"]*/)?.[0] ?? '');
  };

  it('the way leads to its programme, on the last occasion that it has results of', async () => {
    expect(await linkOf('spring')).toBe(
      '/admin/comparisons?occasion=followup&amp;programme=基层治理',
    );
    expect(await linkOf('tiny')).toBe('/admin/comparisons?occasion=end&amp;programme=应急管理');
  });
});
