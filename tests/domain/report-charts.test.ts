/** Charts carry the numbers of the analysis, unrounded, turned so that high helps. */
import { describe, expect, test } from 'vitest';
import type { ChartSpec } from '../../src/domain/charts/chart-spec.ts';
import { languages } from '../../src/domain/language.ts';
import { diagnosticReport } from '../../src/domain/reports/diagnostic-report.ts';
import { blocksOf, followupInput, type Wanted } from './report-samples.ts';

function drawn(wanted: Wanted = {}) {
  const input = followupInput(wanted);
  if (!input.results.shown || !input.change?.shown || !input.outcomes?.shown)
    throw new Error('withheld');
  const charts = blocksOf(diagnosticReport(input)).flatMap((block) =>
    block.kind === 'chart' ? [block.chart] : [],
  );
  return {
    survey: input.survey,
    results: input.results.value,
    change: input.change.value,
    outcomes: input.outcomes.value,
    charts,
  };
}

function ofKind<K extends ChartSpec['kind']>(charts: readonly ChartSpec[], kind: K) {
  return charts.filter((chart): chart is Extract<ChartSpec, { kind: K }> => chart.kind === kind);
}

const { survey, results, change, outcomes, charts } = drawn({ language: 'en' });
const nameOf = new Map(survey.factors.map((factor) => [factor.id, factor.name.en]));
const { min, max } = survey.scale;
const hinders = survey.factors[1]?.id;

test('the bars are the factors’ favourabilities, the best first', () => {
  const [bars] = ofKind(charts, 'interval-bars');
  const sorted = [...results.factors].sort(
    (a, b) => (b.favourability ?? 0) - (a.favourability ?? 0),
  );
  expect(bars?.rows.map(({ label, value, zone }) => [label, value, zone])).toEqual(
    sorted.map(({ id, favourability, zone }) => [nameOf.get(id), favourability, zone]),
  );
});

test('an interval of an unfavourable factor is turned, and still holds its value', () => {
  const [bars] = ofKind(charts, 'interval-bars');
  const row = bars?.rows.find((each) => each.label === nameOf.get(hinders ?? ''));
  const result = results.factors[1];
  const [low, high] = result?.ci95 ?? [0, 0];
  expect(row?.interval).toEqual([min + max - high, min + max - low]);
  expect(row?.note).toBe('reversed: high helps');
  for (const { value, interval } of bars?.rows ?? []) {
    expect(value).toBeGreaterThanOrEqual(interval?.[0] ?? Number.NaN);
    expect(value).toBeLessThanOrEqual(interval?.[1] ?? Number.NaN);
  }
});

test('the axis is the whole scale, with the middle and the target', () => {
  for (const scale of [
    { min: 1, max: 5 },
    { min: 0, max: 10 },
  ]) {
    const [bars] = ofKind(drawn({ scale }).charts, 'interval-bars');
    const range = scale.max - scale.min;
    expect(bars?.axis).toMatchObject({ min: scale.min, max: scale.max });
    expect(bars?.axis.ticks).toHaveLength(range + 1);
    expect(bars?.axis.limits.map((limit) => limit.value)).toEqual([
      scale.min + 0.5 * range,
      scale.min + 0.625 * range,
    ]);
  }
});

describe('the radar', () => {
  test('shows the domains', () => {
    const [radar] = ofKind(charts, 'radar');
    expect(radar?.series[0]?.values).toEqual(results.domains.map((each) => each.favourability));
  });

  test('shows the factors of a survey without domains', () => {
    const plain = drawn({ domains: [], factors: 5 });
    const [radar] = ofKind(plain.charts, 'radar');
    expect(radar?.series[0]?.values).toEqual(
      plain.results.factors.map((each) => each.favourability),
    );
  });

  test.each([2, 9])('is left out for %i spokes', (factors) => {
    expect(ofKind(drawn({ domains: [], factors }).charts, 'radar')).toEqual([]);
  });
});

test('the dumbbells are before and after, turned so that high helps, the largest fall first', () => {
  const rows = ofKind(charts, 'dumbbells').flatMap((chart) => {
    const falls = chart.rows.map((row) => (row.after ?? 0) - (row.before ?? 0));
    expect(falls).toEqual([...falls].sort((a, b) => a - b));
    return chart.rows;
  });
  expect(rows).toHaveLength(survey.factors.length);
  for (const each of change) {
    const turn = (value: number) => (each.factor === hinders ? min + max - value : value);
    const name = nameOf.get(each.factor) ?? '';
    const label = each.factor === hinders ? `${name} (reversed)` : name;
    expect(rows.find((row) => row.label === label)).toMatchObject({
      before: turn(each.before ?? Number.NaN),
      after: turn(each.after ?? Number.NaN),
    });
  }
});

test('the item bars are shares that sum to 1, of the people who answered', () => {
  const rows = ofKind(charts, 'likert').flatMap((chart) => {
    expect(chart.categories).toHaveLength(max - min + 1);
    return chart.rows;
  });
  expect(rows.length).toBeGreaterThan(0);
  for (const { label, n, shares } of rows) {
    const item = results.items.find((each) => label === `Item ${each.item}`);
    expect(n).toBe(item?.n);
    expect(shares).toEqual(item?.counts.map((count) => count / item.n));
    expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  }
});

test('the columns are the counts of each option', () => {
  const [columns] = ofKind(charts, 'columns');
  expect(columns?.columns.map((column) => column.count)).toEqual(
    outcomes.choices[0]?.options.map((option) => option.count),
  );
});

test.each(languages)(
  'every chart says what it shows, also to who cannot see it: %s',
  (language) => {
    for (const chart of drawn({ language, factors: 40 }).charts) {
      expect(chart.title.length).toBeGreaterThan(5);
      expect(chart.subtitle.length).toBeGreaterThan(5);
      expect(chart.alternative).toContain(chart.title);
      expect(chart.alternative.length).toBeGreaterThan(chart.title.length + 5);
    }
  },
);
