/** What the report says of groups: in plain words in the body, with every figure in the appendix. */
import { describe, expect, test } from 'vitest';
import { occasionResults } from '../../src/domain/analysis/occasion-results.ts';
import type { CaterpillarSpec } from '../../src/domain/charts/chart-spec.ts';
import { languages } from '../../src/domain/language.ts';
import { diagnosticReport } from '../../src/domain/reports/diagnostic-report.ts';
import { wordsIn } from '../../src/domain/wording/words.ts';
import { answersIn, broken, inputWith, said, sectionOf } from './report-answers.ts';
import { tablesOf } from './report-samples.ts';
import { uniformSurvey } from './samples.ts';

describe.each(languages)('groups, %s', (language) => {
  const t = wordsIn(language);
  const survey = uniformSurvey(3, 3);
  const results = occasionResults(survey, answersIn(survey, 6, 20));
  const input = inputWith(survey, results, language);
  const report = diagnosticReport(input);
  const differences = report.sections.find(({ id }) => id === 'differences');
  const first = results.comparison?.[0];

  test('say on which factor they differ, and name the others as alike', () => {
    expect(first?.welch.pAdjusted).toBeLessThan(0.05);
    const text = said(differences).join(' ');
    expect(text).toContain(t('report:differences.rest', { count: 2 }));
    expect(text).toMatch(
      language === 'en' ? /Factor F1: about \d+% of/ : /因素F1：各人得分的差异中，约\d+%/,
    );
  });

  test('are drawn with the estimates and intervals of the analysis, the highest first', () => {
    const charts = differences?.blocks.flatMap((block) =>
      block.kind === 'chart' ? [block.chart as CaterpillarSpec] : [],
    );
    const estimates = charts?.[0]?.rows.map(({ estimate, interval }) => [estimate, interval]);
    const known = [...(first?.estimates ?? [])]
      .sort((a, b) => (b.shrunken ?? 0) - (a.shrunken ?? 0))
      .map(({ shrunken, interval95 }) => [shrunken, interval95]);
    expect(estimates).toEqual(known);
  });

  test('speak without jargon in the body', () => {
    const body = report.sections.filter(({ id }) => id !== 'appendix' && id !== 'method');
    expect(said(body).join(' ')).not.toMatch(/ω|α|ICC|r_wg|Welch|Hedges|Games|p </);
  });

  test('have every figure in the appendix, pairs and rule of climate included', () => {
    const tables = tablesOf(report);
    const agreement = tables.find(({ columns }) => columns[1]?.title === 'ICC(1)');
    expect(agreement?.rows.map((row) => row[1])).toEqual(
      results.comparison?.map(({ icc1 }) => icc1?.toFixed(2).replace('-', '−')),
    );
    expect(agreement?.note).toContain(t('report:appendix.climateRule'));
    const pairs = tables.find(({ caption }) => caption === t('report:appendix.groupPairs'));
    const clear = (results.comparison ?? [])
      .flatMap((each) => each.pairs ?? [])
      .filter(({ p }) => p < 0.05);
    expect(pairs?.rows).toHaveLength(Math.min(10, clear.length));
    expect(pairs?.note).toContain('45');
  });

  test('of a class without a difference are not ranked', () => {
    const same = {
      ...results,
      comparison: (results.comparison ?? []).map((each) => ({
        ...each,
        welch: { ...each.welch, pAdjusted: 0.6 },
      })),
    };
    const blocks = sectionOf(inputWith(survey, same, language), 'differences')?.blocks ?? [];
    expect(said(blocks)).toContain(t('report:differences.none'));
    expect(blocks.map(({ kind }) => kind)).not.toContain('chart');
  });

  test('more than a page holds stand as the ten highest and the ten lowest', () => {
    const many = occasionResults(survey, answersIn(survey, 64, 8));
    const section = sectionOf(inputWith(survey, many, language), 'differences');
    const tables = section?.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    const rows = tables?.[0]?.rows ?? [];
    expect(rows).toHaveLength(21);
    expect(rows.findIndex(([group]) => /^…+$/.test(group ?? ''))).toBe(10);
    expect(said(section).filter((text) => broken.test(text))).toEqual([]);
  });

  test('of one person each are told to be too small, and no table of dashes is printed', () => {
    const alone = occasionResults(survey, answersIn(survey, 6, 1));
    const small = diagnosticReport(inputWith(survey, alone, language));
    expect(said(small)).toContain(t('report:differences.notCompared', { groups: 6 }));
    for (const { rows, columns } of tablesOf(small)) {
      for (const [index] of columns.entries()) {
        expect(rows.every((row) => row[index] === '–')).toBe(false);
      }
    }
    expect(said(small).filter((text) => broken.test(text))).toEqual([]);
  });
});
