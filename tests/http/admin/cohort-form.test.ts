/** The form of a class: created with two fields, with all of them, copied, changed; and found among many. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addParticipants } from '../../../src/app/class-list/participants.ts';
import { createCohort, readCohort, setOccasion } from '../../../src/app/cohorts/cohorts.ts';
import { submitResponse } from '../../../src/app/participation/submit-response.ts';
import { formOf } from '../api/cast.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookie: string;
beforeAll(async () => {
  cast = await startConsoleCast();
  cookie = await signIn(cast);
});
afterAll(() => cast.server.close());

const page = async (path: string) => (await visit(cast, path, { cookie })).text();
/** Fields may be sent several times. */
const post = (path: string, fields: readonly (readonly [string, string])[]) =>
  fetch(`${cast.server.url}${path}`, {
    method: 'POST',
    headers: { Cookie: cookie },
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
    redirect: 'manual',
  });
const created = async (response: Response) => {
  expect(response.status).toBe(303);
  const id = response.headers.get('location')?.split('/').at(-1) ?? '';
  return (await readCohort(cast.server.deps, cast.schoolId, id)).cohort;
};

const everything = [
  ['name', '应急<管理>班'],
  ['endsOn', '2026-11-20'],
  ['programme', ' 应急  管理 '],
  ['withCapabilities', '1'],
  ['capability', '应急管理'],
  ['capability', '议事协商'],
  ['moreCapabilities', '舆情应对\n\n'],
  ['learningLevel', 'critical'],
  ['transferRoad', 'high'],
  ['endForm', 'full'],
  ['followupForm', 'full'],
  ['endOpensOn', ''],
  ['endClosesOn', '2026-11-25'],
  ['followupOpensOn', '2026-12-25'],
  ['followupClosesOn', ''],
  ['joining', 'list'],
  ['reportingMinimum', '8'],
  ['timeZone', 'Asia/Urumqi'],
] as const;

describe('a new class', () => {
  it('needs a name and a last day, and gets the usual for the rest', async () => {
    const cohort = await created(
      await post('/admin/cohorts', [
        ['name', '中青班'],
        ['endsOn', '2026-11-20'],
      ]),
    );
    expect(cohort).toMatchObject({ joining: 'auto', learningLevel: null, reportingMinimum: 5 });
    expect(cohort.capabilities).toHaveLength(5);
    const html = await page(`/admin/cohorts/${cohort.id}`);
    expect(html).toContain('2026年12月20日至2027年1月19日');
  });

  it('takes every choice, capabilities in both languages where the list has them', async () => {
    const cohort = await created(await post('/admin/cohorts', everything));
    expect(cohort).toMatchObject({
      ...{ name: '应急<管理>班', programme: '应急 管理', timeZone: 'Asia/Urumqi' },
      ...{ learningLevel: 'critical', transferRoad: 'high', joining: 'list', reportingMinimum: 8 },
      capabilities: [
        { 'zh-CN': '应急管理', en: expect.stringMatching(/[a-z]/) },
        { 'zh-CN': '议事协商', en: expect.stringMatching(/[a-z]/) },
        { 'zh-CN': '舆情应对', en: '舆情应对' },
      ],
      occasions: [
        { form: 'full', opensOn: '2026-11-20', closesOn: '2026-11-25' },
        { form: 'full', opensOn: '2026-12-25', closesOn: '2027-01-19' },
      ],
    });
    const html = await page('/admin');
    expect(html).toContain('应急&lt;管理&gt;班');
  });

  it('may aim at nothing', async () => {
    const fields = everything.filter(([name]) => !/apability|moreCap/.test(name));
    expect((await created(await post('/admin/cohorts', fields))).capabilities).toEqual([]);
  });

  it.each([
    ['name', '', 'name', '请填写班次名称'],
    ['endsOn', '2026-02-30', 'endsOn', '请选择结业日期'],
    ['learningLevel', 'deep', 'learningLevel', '请从下面选一项'],
    ['endForm', 'huge', 'endForm', '请从下面选一份问卷'],
    ['endClosesOn', '2026-11-19', 'endDays', '截止日期不能早于开放日期'],
    ['reportingMinimum', '4', 'reportingMinimum', '请填写5—1000之间的整数'],
    ['reportingMinimum', 'viele', 'reportingMinimum', '请填写5—1000之间的整数'],
    ['timeZone', 'Mars/Base', 'timeZone', '不认识这个时区'],
    ['moreCapabilities', '应急管理', 'capabilities', '不能重复'],
    ['survey', 'none', 'survey', '请从头新建班次'],
  ])(
    'with %s “%s” comes back whole, with the fault at its field',
    async (name, value, field, sentence) => {
      const fields = [...everything.filter(([each]) => each !== name), [name, value] as const];
      const before = await page('/admin');
      const response = await post('/admin/cohorts', fields);
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(html).toContain(`<a href="#${field}">`);
      expect(html).toContain(sentence);
      if (field !== 'survey') expect(html).toMatch(new RegExp(`id="${field}-fault">[^<]+<`));
      if (name !== 'name') expect(html).toContain('value="应急&lt;管理&gt;班"');
      expect(html).toContain('value="high" checked');
      expect(await page('/admin')).toBe(before);
    },
  );

  it('begins from the settings of an earlier one, without its days', async () => {
    const earlier = await created(await post('/admin/cohorts', everything));
    const html = await page(`/admin/cohorts/new?from=${earlier.id}`);
    expect(html).toContain('已照“应急&lt;管理&gt;班”填好');
    expect(html).toContain('value="high" checked');
    expect(html).toMatch(/value="舆情应对" checked/);
    expect(html).toMatch(/id="endsOn" name="endsOn" value=""/);
    expect(html).toMatch(/name="endClosesOn" type="date" value=""/);
    expect((await visit(cast, '/admin/cohorts/new?from=nothing', { cookie })).status).toBe(404);
  });
});

describe('an existing class', () => {
  it('is changed in place, and says so', async () => {
    const { id } = await created(await post('/admin/cohorts', everything));
    const at = `/admin/cohorts/${id}/edit`;
    const html = await page(at);
    expect(html).toContain('value="2026-11-25"');
    const changed = new Map<string, string>([
      ...everything.map(([name, value]) => [name, value] as const),
      ['name', '新名'],
      ['transferRoad', ''],
      ['programme', ''],
      ['reportingMinimum', '5'],
    ]);
    const response = await post(at, [...changed]);
    expect(response.headers.get('location')).toBe(`${at}?saved=1`);
    expect(await page(`${at}?saved=1`)).toContain('已经保存');
    const { cohort } = await readCohort(cast.server.deps, cast.schoolId, id);
    expect(cohort).toMatchObject({
      ...{ name: '新名', programme: null, transferRoad: null, reportingMinimum: 5 },
      learningLevel: 'critical',
    });
  });

  it('keeps what people have been asked', async () => {
    const { deps } = cast.server;
    const cohort = await createCohort(deps, cast.schoolId, {
      name: '已答班',
      endsOn: '2026-10-20',
    });
    const [person] = await addParticipants(deps, cast.schoolId, cohort.id, [{ name: '李雷' }]);
    await setOccasion(deps, cast.schoolId, cohort.id, 'followup', { state: 'open' });
    await submitResponse(deps, person?.token ?? '', 'followup', formOf(cohort, 'followup', 1));
    const at = `/admin/cohorts/${cohort.id}/edit`;
    const html = await page(at);
    expect(html).toContain('已经有人填写跟踪评估，不能再改');
    expect(html).not.toContain('name="followupForm"');
    expect(html).toContain('name="endForm"');
    const tampered = await post(at, [
      ['name', '已答班'],
      ['endsOn', '2026-10-20'],
      ['followupForm', 'quick'],
    ]);
    expect(tampered.status).toBe(422);
    expect(await tampered.text()).toContain('已经有人开始填写，不能再改');
  });
});

describe('among many classes', () => {
  beforeAll(async () => {
    const { deps } = cast.server;
    for (let index = 1; index <= 41; index += 1) {
      const programme = index % 2 === 0 ? '乡镇治理' : null;
      const name = `第${index}期ABC班`;
      await createCohort(deps, cast.schoolId, { name, endsOn: '2026-09-10', programme });
    }
  });

  it('one is found by a part of its name in any width, or by its programme', async () => {
    const html = await page(`/admin?q=${encodeURIComponent('17期ａbc')}`);
    expect(html).toContain('第17期ABC班');
    expect(html).not.toContain('第7期ABC班');
    expect(html).toContain('共1个班次');
    const programme = await page(`/admin?programme=${encodeURIComponent('乡镇治理')}`);
    expect(programme).toContain('共20个班次');
    expect(programme).toContain('<option selected>乡镇治理</option>');
  });

  it('says where there is none, with the way back', async () => {
    const html = await page('/admin?q=nothing');
    expect(html).toContain('没有符合的班次');
    expect(html).toContain('<a href="/admin">看全部班次</a>');
  });

  it('are turned page by page, the search kept', async () => {
    const first = await page('/admin?q=abc');
    expect(first).toContain('第1页，共3页');
    expect(first).toContain('href="/admin?q=abc&amp;page=2"');
    const last = await page('/admin?q=abc&page=99');
    expect(last).toContain('第3页，共3页');
    expect(last.match(/期ABC班<\/a>/g)).toHaveLength(1);
  });
});
