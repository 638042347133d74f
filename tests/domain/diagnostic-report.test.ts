/** The report's words: order of sections, the plan's title, two decimals, and nothing at all of a withheld class. */
import { describe, expect, test } from 'vitest';
import { groupingOf } from '../../src/domain/analysis/grouping.ts';
import { show } from '../../src/domain/disclosure/gate.ts';
import { languages } from '../../src/domain/language.ts';
import { diagnosticReport } from '../../src/domain/reports/diagnostic-report.ts';
import { wordsIn } from '../../src/domain/wording/words.ts';
import {
  blocksOf,
  followupInput,
  leavesOf,
  tablesOf,
  textsOf,
  type Wanted,
  withheldInput,
} from './report-samples.ts';
import { resultsOn, sheetOf, uniformSurvey } from './samples.ts';

const reportOf = (wanted: Wanted = {}) => diagnosticReport(followupInput(wanted));
const broken = /undefined|NaN|Infinity|\{\{|\}\}|\[object|null|report:|terms:/;

const shapes: readonly Wanted[] = languages.flatMap((language) => [
  { language, factors: 3 },
  { language, factors: 16, domains: ['readiness', 'ability', 'motivation', 'environment'] },
  { language, factors: 40, people: 500 },
  { language, factors: 5, domains: [] },
  { language, factors: 2, scale: { min: 0, max: 10 }, domains: [] },
  { language, factors: 4, people: 5 },
  { language, factors: 1, scale: { min: 1, max: 7 }, domains: ['environment'] },
]);

test('the smallest group is told as the school has set it', () => {
  const report = diagnosticReport({ ...followupInput({ language: 'en' }), minimum: 12 });
  const method = report.sections.find((section) => section.id === 'method');
  expect(JSON.stringify(method)).toContain('fewer than 12 people');
});

describe.each(shapes)('%j', (shape) => {
  const report = reportOf(shape);

  test('no text is broken', () => {
    expect(textsOf(report).filter(([, text]) => broken.test(text))).toEqual([]);
  });

  test('no number is missing but those that say so', () => {
    const odd = leavesOf(report).filter(
      ([, leaf]) => typeof leaf === 'number' && !Number.isFinite(leaf),
    );
    expect(odd).toEqual([]);
    expect(leavesOf(report).filter(([, leaf]) => leaf === undefined)).toEqual([]);
  });

  test('every row of a table fits its columns', () => {
    for (const { columns, rows } of tablesOf(report)) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  test('Chinese speaks Chinese and English English', () => {
    const sentences = blocksOf(report).flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : [],
    );
    for (const text of sentences) {
      expect(/\p{Script=Han}/u.test(text), text).toBe(shape.language === 'zh-CN');
    }
  });
});

test.each([
  [
    'zh-CN' as const,
    [
      '一页看全',
      '谁回答了，谁没有回答',
      '8个因素的画像',
      '期望与实际',
      '障碍与对策',
      '改进计划',
      '用了多少，卡在哪里',
      '方法与局限',
      '附录：全部数据',
    ],
  ],
  [
    'en' as const,
    [
      'The whole picture on one page',
      'Who answered, and who did not',
      'Profile of 8 factors',
      'Expectation and reality',
      'Barriers, and what helps',
      'Improvement plan',
      'What is used, and what hinders',
      'Method and limits',
      'Appendix: all the figures',
    ],
  ],
])('sections come in the order a leader reads them: %s', (language, titles) => {
  expect(reportOf({ language }).sections.map((section) => section.title)).toEqual(titles);
});

test('without a second occasion there is neither change nor voices', () => {
  const input = {
    ...followupInput(),
    occasion: 'end' as const,
    change: null,
    dropout: null,
    outcomes: null,
  };
  const ids = diagnosticReport(input).sections.map((section) => section.id);
  expect(ids).toEqual(['summary', 'response', 'profile', 'barriers', 'plan', 'method', 'appendix']);
});

test('the plan keeps its section where there is none', () => {
  const report = diagnosticReport({ ...followupInput(), plan: null, library: null });
  const plan = report.sections.find((section) => section.title === '改进计划');
  expect(plan?.blocks).toHaveLength(1);
});

describe('figures', () => {
  const input = followupInput({ language: 'en' });
  const report = diagnosticReport(input);
  const results = input.results.shown ? input.results.value : null;
  const table = tablesOf(report).find((each) => each.caption.startsWith('Factor scores'));

  test('the appendix prints every mean with two decimals, as the analysis has it', () => {
    expect(table?.rows.map((row) => row[2])).toEqual(
      results?.factors.map((factor) => factor.mean?.toFixed(2)),
    );
    expect(table?.rows.map((row) => row[5])).toEqual(
      results?.factors.map((factor) => factor.favourability?.toFixed(2)),
    );
  });

  test('a negative change is written with a minus sign, a positive one with a plus', () => {
    const change = tablesOf(report).find((each) => each.caption.startsWith('Change'));
    const written = change?.rows.map((row) => row[4] ?? '') ?? [];
    const differences = input.change?.shown ? input.change.value : [];
    expect(written).toEqual(
      differences.map(({ difference }) => {
        const text = Math.abs(difference ?? 0).toFixed(2);
        if (text === '0.00') return text;
        return `${(difference ?? 0) < 0 ? '−' : '+'}${text}`;
      }),
    );
  });

  test('the date is written as people of the language write it', () => {
    const dates = (language: 'zh-CN' | 'en') =>
      reportOf({ language }).cover.facts.map((fact) => fact.value);
    expect(dates('zh-CN')).toContain('2026年12月20日');
    expect(dates('en')).toContain('20 December 2026');
  });

  test('the document is dated by its input, not by the clock', () => {
    expect(report.properties.createdAt).toBe('2026-12-20T00:00:00Z');
    expect(diagnosticReport(input)).toEqual(report);
  });
});

test('simulated answers are marked on every page and on the cover', () => {
  const report = reportOf();
  expect(report.watermark).toBe('模拟数据');
  expect(report.cover.notes[0]).toContain('模拟数据');
  const real = diagnosticReport({ ...followupInput(), simulated: false });
  expect(real.watermark).toBeNull();
  expect(textsOf(real).filter(([, text]) => text.includes('模拟'))).toEqual([]);
});

describe.each(languages)('a withheld class, %s', (language) => {
  const input = withheldInput({ language });
  const report = diagnosticReport(input);

  test('has only the reason and the method', () => {
    expect(report.sections.map((section) => section.id)).toEqual(['summary', 'method']);
    expect(report.sections[0]?.blocks.map((block) => block.kind)).toEqual(['withheld']);
    expect(JSON.stringify(report.sections[0]?.blocks)).toContain('5');
  });

  test('shows no figure: no mean, no count, no rate, no chart, no table', () => {
    const kinds = blocksOf(report).map((block) => block.kind);
    expect(kinds).not.toContain('chart');
    expect(kinds).not.toContain('table');
    expect(kinds).not.toContain('figures');
    const own = textsOf({ cover: report.cover, summary: report.sections[0] });
    const allowed = [input.title, '1.0.0', '2026年12月20日', '20 December 2026', '30', '60'];
    const figures = own.filter(([path, text]) => {
      const rest = allowed.reduce((left, each) => left.replaceAll(each, ''), text);
      return /\d/.test(rest) && !path.includes('blocks.0');
    });
    expect(figures).toEqual([]);
  });

  test('is the same report for one person as for four, whatever they answered', () => {
    const { plan } = followupInput({ language });
    expect(diagnosticReport({ ...withheldInput({ language, people: 1 }), plan })).toEqual(report);
  });

  test('no text is broken', () => {
    expect(textsOf(report).filter(([, text]) => broken.test(text))).toEqual([]);
  });
});

describe('a class that is shown with parts withheld', () => {
  test('says so in place of each part', () => {
    const { change, dropout, outcomes, units } = withheldInput();
    const report = diagnosticReport({ ...followupInput(), change, dropout, outcomes, units });
    const withheld = blocksOf(report).filter((block) => block.kind === 'withheld');
    expect(withheld).toHaveLength(4);
    expect(textsOf(report).filter(([, text]) => broken.test(text))).toEqual([]);
  });
});

test('a file of one person gives a report without zones, and without broken text', () => {
  const survey = uniformSurvey(3, 2);
  const items = survey.items.map((item) => item.id);
  const results = resultsOn(
    survey,
    sheetOf(items, [[1, 2, 3, 4, 5, 1]]),
    'full',
    groupingOf(['only']),
  );
  const report = diagnosticReport({
    ...followupInput({ language: 'en' }),
    survey,
    results: show(results),
    change: null,
    dropout: null,
    outcomes: null,
    units: null,
    invited: null,
    minimum: null,
    plan: null,
  });
  expect(textsOf(report).filter(([, text]) => broken.test(text))).toEqual([]);
  expect(JSON.stringify(tablesOf(report)[0]?.rows)).toContain('Too few');
});

describe.each(languages)('fewer people than can be judged, %s', (language) => {
  const { library, survey, ...input } = followupInput({ language });
  const items = survey.items.map((item) => item.id);
  const worst = items.map(() => survey.scale.min);
  const form = Object.keys(survey.forms)[0] ?? '';
  const results = resultsOn(survey, sheetOf(items, [worst, worst, worst]), form);
  const few = { ...input, library, survey, results: show(results), change: null, plan: null };
  const sentences = textsOf(diagnosticReport(few)).map(([, text]) => text);

  test('are told to be too few, never that nothing is wrong', () => {
    const said = wordsIn(language);
    expect(sentences).toContain(said('report:barriers.notJudged'));
    expect(sentences).toContain(said('report:plan.notJudged'));
    for (const calm of [
      'summary.noBarriers',
      'summary.leadNothing',
      'barriers.none',
      'plan.none',
    ]) {
      expect(sentences.join(' ')).not.toContain(said(`report:${calm}`, { n: 3 }));
    }
  });
});
