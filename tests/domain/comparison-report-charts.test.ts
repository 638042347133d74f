/** The charts of a comparison: what they hold, what they leave out where there is too much, what they mark. */
import { expect, test } from 'vitest';
import type { ChartSpec } from '../../src/domain/charts/chart-spec.ts';
import type { ComparisonInput } from '../../src/domain/comparison/comparison.ts';
import { comparisonFindings } from '../../src/domain/comparison/comparison-findings.ts';
import { comparisonReport } from '../../src/domain/reports/comparison/comparison-report.ts';
import { rowsToDraw } from '../../src/domain/reports/comparison/even-steps.ts';
import { sampleComparison } from '../support/sample-comparison.ts';
import { blocksOf } from './report-samples.ts';

type Kind = ChartSpec['kind'];
type Of<K extends Kind> = Extract<ChartSpec, { readonly kind: K }>;

function chartsOf<K extends Kind>(
  input: ComparisonInput,
  kind: K,
  options: { readonly factor?: string } = {},
): Of<K>[] {
  return blocksOf(comparisonReport(input, options)).flatMap((block) =>
    block.kind === 'chart' && block.chart.kind === kind ? [block.chart as Of<K>] : [],
  );
}

test('cells hold favourability, and say why they are empty', () => {
  const input = sampleComparison({ groups: 8, withheld: true });
  const [chart] = chartsOf(input, 'heat-map');
  expect(chart?.columns.map(({ short }) => short)).toEqual(
    input.survey.factors.map(({ id }) => id),
  );
  chart?.rows.forEach(({ cells, n }, at) => {
    expect(n).toBe(input.groups[at]?.respondents);
    cells.forEach(({ value, missing }, index) => {
      const figures = input.groups[at]?.factors[index];
      expect(value).toBe(figures?.favourability);
      expect(missing).toBe(value === null ? 'withheld' : undefined);
    });
  });
  expect(chart?.rows.some(({ cells }) => cells.some(({ missing }) => missing === 'withheld'))).toBe(
    true,
  );
});

test('a factor is drawn where one is chosen, whatever the findings are', () => {
  const input = sampleComparison({ groups: 12, spread: 0.4, language: 'en' });
  const [chart, ...others] = chartsOf(input, 'caterpillar', { factor: 'PS' });
  expect(others).toEqual([]);
  expect(chart?.title).toContain('Peer support');
  const estimates = chart?.rows.map(({ estimate }) => estimate) ?? [];
  expect(estimates).toEqual(estimates.toSorted((a, b) => b - a));
  const [dumbbells] = chartsOf(input, 'dumbbells', { factor: 'PS' });
  expect(dumbbells?.title).toContain('Peer support');
  for (const trend of chartsOf(input, 'trend', { factor: 'PS' })) {
    expect(trend.title).toContain('Peer support');
  }
});

test('an unknown factor sets nothing out', () => {
  const input = sampleComparison({ groups: 4 });
  expect(comparisonReport(input, { factor: 'nothing' })).toEqual(comparisonReport(input));
});

test('where nothing differs the picture says so', () => {
  const input = sampleComparison({ groups: 12, spread: 0, language: 'en' });
  expect(comparisonFindings(input.survey, input.comparison).apart).toEqual([]);
  const charts = chartsOf(input, 'caterpillar');
  expect(charts).toHaveLength(1);
  expect(charts[0]?.title).toContain('no distinguishable difference');
  expect(charts[0]?.rows.filter(({ apart }) => apart)).toEqual([]);
});

test('of many groups all that stand apart are drawn, and an even sample of the others', () => {
  const input = sampleComparison({ groups: 150, people: 10, spread: 0.3 });
  const { apart } = comparisonFindings(input.survey, input.comparison);
  const [first] = apart;
  const factor = first?.factor.id ?? '';
  const [chart] = chartsOf(input, 'caterpillar', { factor });
  const marked = chart?.rows.filter((row) => row.apart) ?? [];
  expect(chart?.rows).toHaveLength(60);
  expect(marked).toHaveLength(apart.filter((each) => each.factor.id === factor).length);
});

test.each([
  [[1, 2, 3], 5, [1, 2, 3]],
  [[1, 2, 3, 4, 5, 6, 7], 3, [1, 4, 7]],
  [[1, 2, 3, 4, 5, 60, 7], 3, [1, 7, 60]],
  [[10, 20, 30], 2, [10, 20]],
])('rows to draw of %j, at most %i', (rows, most, wanted) => {
  const drawn = rowsToDraw(rows, most, (row) => row > 9);
  expect([...drawn].sort((a, b) => a - b)).toEqual(wanted);
});

test('a line is drawn only where the trend goes beyond chance, through the middle of the points', () => {
  const input = sampleComparison({ groups: 12, language: 'en' });
  expect(chartsOf(input, 'trend').map(({ line }) => line)).toEqual([null]);
  const [first] = input.trends ?? [];
  const trends = first && [
    {
      ...first,
      factors: first.factors.map((factor, index) => ({
        ...factor,
        perYear:
          index === 0
            ? { slope: 0.5, ci95: [0.2, 0.8] as const, p: 0.001, pAdjusted: 0.01 }
            : factor.perYear,
      })),
    },
  ];
  const [chart] = chartsOf({ ...input, trends: trends ?? [] }, 'trend');
  const [from = 0, to = 0] = chart?.line ?? [];
  const days = chart?.points.at(-1)?.at ?? 0;
  expect((to - from) / days).toBeCloseTo(0.5 / 365.25, 12);
  const values = chart?.points.flatMap(({ value }) => value ?? []) ?? [];
  const at = chart?.points.map((point) => point.at) ?? [];
  const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;
  expect(from + ((to - from) * mean(at)) / days).toBeCloseTo(mean(values), 10);
  expect(chart?.title).toContain('tends to rise');
});

test('before and after are turned so that high helps', () => {
  const input = sampleComparison({ groups: 4, language: 'en' });
  const [chart] = chartsOf(input, 'dumbbells', { factor: 'SO' });
  const row = chart?.rows[0];
  const group = input.change?.groups.find((each) =>
    row?.label.startsWith(`${input.groups.find(({ id }) => id === each.group)?.name} (`),
  );
  const figures = group?.factors.find(({ factor }) => factor === 'SO');
  expect(row?.before).toBeCloseTo(6 - (figures?.before ?? 0), 12);
  expect(row?.after).toBeCloseTo(6 - (figures?.after ?? 0), 12);
  expect(row?.note).toContain((-(figures?.difference ?? 0)).toFixed(2).replace('-', '−'));
});

test('where all estimates are the overall mean no interval pretends to be exact, and a sentence says why', () => {
  const sample = sampleComparison({ groups: 5, language: 'en' });
  const input: ComparisonInput = {
    ...sample,
    comparison: sample.comparison.map((each) => ({
      ...each,
      estimates: each.estimates.map((estimate) => ({
        ...estimate,
        shrunken: 3.2,
        interval95: [3.2, 3.2],
      })),
    })),
  };
  const [chart] = chartsOf(input, 'caterpillar', { factor: 'PS' });
  expect(chart?.rows.map(({ interval, note }) => ({ interval, note }))).toEqual(
    Array.from({ length: 5 }, () => ({ interval: null, note: '3.20' })),
  );
  const texts = blocksOf(comparisonReport(input, { factor: 'PS' })).flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : [],
  );
  expect(texts.some((text) => text.includes('is estimated as zero'))).toBe(true);
});

test('the method says when a cell is a barrier or a catalyst, so that nobody wonders at two like means', () => {
  const report = comparisonReport(sampleComparison({ groups: 3, language: 'en' }));
  const lists = report.sections
    .filter(({ id }) => id === 'method')
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])));
  const zones = lists.find((item) => item.startsWith('Zones'));
  expect(zones).toContain('starts at 3.50 or above');
  expect(zones).toContain('ends below 3.00');
});

test('a programme with too few classes for a trend is named where others have one', () => {
  const sample = sampleComparison({ groups: 12, language: 'en' });
  const [first, ...others] = sample.trends ?? [];
  if (!first) throw new Error('the sample has no trends');
  const none = { slope: null, ci95: null, p: null, pAdjusted: null };
  const short = {
    ...first,
    programme: 'Short courses',
    factors: first.factors.map((each) => ({ ...each, perYear: { ...each.perYear, ...none } })),
  };
  const saidOf = (trends: ComparisonInput['trends'], options = {}) =>
    blocksOf(comparisonReport({ ...sample, ...(trends && { trends }) }, options)).flatMap(
      (block) => (block.kind === 'paragraph' ? [block.text] : []),
    );
  const told = 'Left out: “Short courses”.';
  expect(saidOf([first, short, ...others]).some((text) => text.startsWith(told))).toBe(true);
  expect(saidOf([first, ...others]).some((text) => text.startsWith('Left out'))).toBe(false);
});

test('of a handful of groups only what all have in common is said, and nothing follows from it', () => {
  const textOf = (groups: number) =>
    JSON.stringify(
      comparisonReport(sampleComparison({ groups, language: 'en', seed: 3 })).sections.filter(
        ({ id }) => id === 'findings',
      ),
    );
  expect(textOf(4)).toMatch(/in every class/);
  expect(textOf(4)).not.toMatch(/four out of five|almost every/);
  expect(textOf(5)).toMatch(/four out of five|almost every/);
});
