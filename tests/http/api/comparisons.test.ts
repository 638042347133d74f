/** GET /comparisons: what it answers, what it refuses, and that `analyse` says the same of the same answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCohort } from '../../../src/app/cohorts/cohorts.ts';
import type { Analysis, ComparisonResult } from '../../../src/domain/analysis/analysis.ts';
import type { Cohort } from '../../../src/domain/collection/cohort.ts';
import { folderWith, runCli, shippedSurvey } from '../../cli/run-cli.ts';
import { answerAs, type Cast, call, people, problemOf, startCast } from './cast.ts';

let cast: Cast;
let large: readonly Cohort[];
let small: Cohort;
beforeAll(async () => {
  cast = await startCast();
  const make = async (size: number, forms?: { end: string }) => {
    const { server, schoolId } = cast;
    const input = {
      name: `${size}人班`,
      endsOn: '2026-10-20',
      programme: '基层治理',
      ...(forms && { forms }),
    };
    const cohort = await createCohort(server.deps, schoolId, input);
    await answerAs({ server, schoolId, cohort }, 'end', people(size));
    return cohort;
  };
  large = [await make(6), await make(9), await make(11, { end: 'full' })];
  small = await make(4);
});
afterAll(() => cast.server.close());

const ids = (cohorts: readonly Cohort[]) => cohorts.map(({ id }) => `cohort=${id}`).join('&');
const get = (query: string, token = cast.tokens.bob) =>
  call(cast, `/comparisons?${query}`, { token });

interface Answer {
  readonly form: string;
  readonly cohorts?: readonly unknown[];
  readonly comparison: readonly ComparisonResult[] | null;
  readonly notices: readonly string[];
  readonly withheld?: unknown;
}
const json = async (query: string) => (await (await get(query)).json()) as Answer;

describe('the comparison', () => {
  it('is of every factor, its groups named by the ids of the classes', async () => {
    const body = await json(`${ids(large)}&occasion=end`);
    expect(body).toMatchObject({ occasion: 'end', form: 'quick', notices: [] });
    expect(body.comparison).toHaveLength(16);
    const [first] = body.comparison ?? [];
    expect(first).toMatchObject({
      groups: 3,
      n: 26,
      welch: { f: expect.any(Number), p: expect.any(Number), pAdjusted: expect.any(Number) },
    });
    expect(first?.estimates.map(({ group }) => group)).toEqual(large.map(({ id }) => id));
    expect(first?.pairs).toHaveLength(3);
  });

  it('leaves out the small class and names it', async () => {
    const body = await json(`${ids([small, ...large])}&occasion=end`);
    expect(body.withheld).toEqual({
      reason: 'too-few-respondents',
      minimum: 5,
      cohorts: [small.id],
    });
    const without = await json(`${ids(large)}&occasion=end`);
    expect(body.comparison).toEqual(without.comparison);
    expect(without).not.toHaveProperty('withheld');
  });

  it('has no figures where all classes are small', async () => {
    const body = await json(`${ids([small, cast.cohort])}&occasion=end`);
    expect(body).toMatchObject({
      comparison: null,
      withheld: { cohorts: [small.id, cast.cohort.id] },
    });
    expect(JSON.stringify(body)).not.toMatch(/mean|shrunken|icc/);
  });

  it('counts a class once, and takes a programme for its classes', async () => {
    const body = await json(`${ids(large)}&${ids(large)}&occasion=end&allPairs=true`);
    expect(body.cohorts).toHaveLength(3);
    const programme = encodeURIComponent('基层治理');
    expect((await json(`programme=${programme}&occasion=end`)).cohorts).toHaveLength(4);
  });

  it('of one class says why there is none', async () => {
    const body = await json(`${ids(large.slice(0, 1))}&occasion=end`);
    expect(body.comparison?.[0]).toMatchObject({
      welch: { p: null, why: 'fewer-than-two-groups' },
      icc1: null,
    });
  });
});

describe('the comparison of some', () => {
  it('by period, capability, action learning and kind of transfer', async () => {
    const found = async (query: string) => (await json(`${query}&occasion=end`)).cohorts?.length;
    expect(await found('from=2026-10-20&to=2026-10-20')).toBe(5);
    expect(await found(`from=2026-10-20&programme=${encodeURIComponent('基层治理')}`)).toBe(4);
    expect((await get('to=2026-10-19&occasion=end')).status).toBe(404);
    expect((await get('learning=critical&occasion=end')).status).toBe(404);
    expect((await get('road=low&occasion=end')).status).toBe(404);
    expect(await found(`capability=${encodeURIComponent('应急管理')}`)).toBe(5);
  });

  it('programmes takes each class as one value', async () => {
    const body = await json('level=programme&occasion=end');
    expect(body).toMatchObject({
      ...{ occasion: 'end', level: 'programme', form: 'quick', notices: [] },
      groups: [{ id: '基层治理', name: '基层治理', classes: 3, respondents: 26 }],
      leftOut: { small: 2, otherForm: 0, notAsked: 0, ofMembers: 0, withoutProgramme: 0 },
    });
    expect(body).not.toHaveProperty('cohorts');
    expect(body.comparison?.[0]).toMatchObject({
      groups: 1,
      n: 3,
      estimates: [{ group: '基层治理', n: 3 }],
    });
  });

  it('schools takes closed classes alone', async () => {
    expect(await json('level=school&occasion=end')).toMatchObject({
      ...{ level: 'school', groups: [], comparison: null, leftOut: { stillOpen: 5 } },
    });
  });
});

describe('the comparison on paper', () => {
  const pdf = (query: string, token = cast.tokens.bob) =>
    call(cast, `/comparisons/report.pdf?${query}`, { token });

  it('is a PDF in the language asked for', async () => {
    const response = await pdf(`${ids(large)}&occasion=end&lang=zh-CN`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toContain('comparison-class-end-zh-CN.pdf');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1')).toContain('/Lang (zh-CN)');
  });

  it('says why where all classes are small, and is there for all levels', async () => {
    expect((await pdf(`${ids([small])}&occasion=end`)).status).toBe(200);
    for (const level of ['class', 'programme', 'school']) {
      expect((await pdf(`level=${level}&occasion=followup`)).status).toBe(200);
    }
  });

  it('refuses what the comparison refuses', async () => {
    expect((await pdf('cohort=nothing&occasion=end')).status).toBe(404);
    expect((await pdf(`${ids(large)}&occasion=end`, cast.tokens.charlie)).status).toBe(404);
    const response = await pdf('occasion=end&lang=fr&view=trend&from=2026-02-30');
    expect(response.status).toBe(422);
    expect(await problemOf(response)).toMatchObject({
      errors: expect.arrayContaining([
        expect.objectContaining({ path: 'lang', code: 'not-one-of' }),
        expect.objectContaining({ path: 'view', code: 'unknown-field' }),
        expect.objectContaining({ path: 'from', code: 'not-a-date' }),
      ]),
    });
  });
});

describe('the comparison refuses', () => {
  it.each([
    ['occasion=end', 'cohort', 'required'],
    ['cohort=x', 'occasion', 'not-one-of'],
    ['cohort=x&occasion=start', 'occasion', 'not-one-of'],
    ['cohort=x&occasion=end&occasion=end', 'occasion', 'not-one-of'],
    ['cohort=x&occasion=end&allPairs=yes', 'allPairs', 'not-one-of'],
    ['cohort=x&occasion=end&cohorts=y', 'cohorts', 'unknown-field'],
  ])('%s: %s %s', async (query, path, code) => {
    const response = await get(query);
    expect(response.status).toBe(422);
    expect(await problemOf(response)).toMatchObject({
      code: 'invalid-input',
      errors: [{ path, code }],
    });
  });

  it('a class of another school among its own', async () => {
    const mixed = await get(`${ids(large)}&occasion=end`, cast.tokens.charlie);
    expect(mixed.status).toBe(404);
    expect((await get(`${ids(large)}&cohort=nothing&occasion=end`)).status).toBe(404);
  });
});

describe('two thousand classes', () => {
  const many = Array.from({ length: 2000 }, (_, at) => `cohort=${String(at).padStart(22, 'a')}`);

  it('fit into the address, each of them heard', async () => {
    const response = await get(`${many.join('&')}&occasion=end&allPairs=true`);
    expect(await problemOf(response)).toMatchObject({ errors: [{ path: 'allPairs' }] });
    expect((await get(`${ids(large)}&${many.join('&')}&occasion=end`)).status).toBe(404);
    const repeated = Array.from({ length: 2000 }, () => ids(large.slice(0, 1))).join('&');
    expect((await json(`${repeated}&${ids(large.slice(1))}&occasion=end`)).cohorts).toHaveLength(3);
  });

  it('five times as many do not', async () => {
    const address = Array.from({ length: 5 }, () => many.join('&')).join('&');
    expect((await get(`${address}&occasion=end`)).status).toBe(431);
  });
});

describe('`analyse` on the exported answers', () => {
  it('gives the same figures', async () => {
    const rows: string[] = [];
    let header = '';
    for (const { id } of large.slice(0, 2)) {
      const response = await call(cast, `/cohorts/${id}/responses.csv?occasion=end`, {
        token: cast.tokens.bob,
      });
      const [first = '', ...lines] = (await response.text())
        .replace('\uFEFF', '')
        .trim()
        .split(/\r?\n/);
      header = first;
      rows.push(...lines.map((line) => `${line},${id}`));
    }
    const folder = folderWith({ 'answers.csv': [`${header},class`, ...rows].join('\n') });
    const options = ['--survey', shippedSurvey, '--responses', 'answers.csv', '--group', 'class'];
    const run = await runCli(['analyse', ...options], folder);
    const expected = (JSON.parse(run.stdout) as Analysis).comparison ?? [];
    const { comparison } = await json(`${ids(large.slice(0, 2))}&occasion=end`);
    expect(comparison).toHaveLength(16);
    comparison?.forEach((found, index) => {
      const wanted = expected[index];
      const order = (each?: ComparisonResult) =>
        each?.estimates.toSorted((a, b) => (a.group < b.group ? -1 : 1)) ?? [];
      expectSame(order(found), order(wanted));
      const figures = ({
        welch,
        omegaSquared,
        icc1,
        icc2,
        rwg,
        climate,
        variance,
        n,
      }: ComparisonResult) => ({ welch, omegaSquared, icc1, icc2, rwg, climate, variance, n });
      if (wanted) expectSame(figures(found), figures(wanted));
    });
  });
});

/** The same numbers, whatever the order of the groups did to their last digit. */
function expectSame(found: unknown, wanted: unknown): void {
  const rounded = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value, (_key, part: unknown) =>
        typeof part === 'number' ? Number(part.toPrecision(9)) : part,
      ),
    );
  expect(rounded(found)).toEqual(rounded(wanted));
}
