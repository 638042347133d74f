/** Moments: what they sum up, that they merge exactly in any grouping, and that nothing cancels in ten million rows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupingOf } from '../../src/domain/analysis/grouping.ts';
import { type Counted, collectMoments } from '../../src/domain/moments/collect-moments.ts';
import { mergeVectors, withoutPart } from '../../src/domain/moments/merge-vectors.ts';
import { type FactorLayout, momentsLayout } from '../../src/domain/moments/moments-layout.ts';
import {
  itemComoments,
  itemMoments,
  meanItemVariance,
  scoreMoments,
} from '../../src/domain/moments/read-moments.ts';
import { notAnswered } from '../../src/domain/scoring/answer-sheet.ts';
import { favourabilityOf, middleOf } from '../../src/domain/scoring/favourability.ts';
import { scoreSheet } from '../../src/domain/scoring/score-sheet.ts';
import { momentsOf } from '../../src/domain/statistics/moments.ts';
import { sheetOf, surveyOf } from './samples.ts';

/** Four, two, one and, on the form measured, no items; reversed items, an unfavourable factor, two thirds of the items suffice. */
const survey = surveyOf({
  scoring: { minAnsweredShare: 0.66, maxMissingShare: 0.5 },
  factors: [{ id: 'A' }, { id: 'B', polarity: 'unfavourable' }, { id: 'C' }, { id: 'D' }],
  items: [
    { id: 'A1', factor: 'A' },
    { id: 'A2', factor: 'A', key: -1 },
    { id: 'A3', factor: 'A' },
    { id: 'A4', factor: 'A', key: -1 },
    { id: 'B1', factor: 'B' },
    { id: 'B2', factor: 'B', key: -1 },
    { id: 'C1', factor: 'C' },
    { id: 'D1', factor: 'D' },
  ],
});
const items = survey.items.map((item) => item.id).filter((id) => id !== 'D1');
const layout = momentsLayout(survey, items);

const answer = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 5 });
const rowsOf = (least: number) =>
  fc.array(fc.array(answer, { minLength: items.length, maxLength: items.length }), {
    minLength: least,
    maxLength: 30,
  });
type Rows = readonly (readonly (number | null)[])[];

const collect = (rows: Rows, counted?: Counted) =>
  collectMoments(survey, sheetOf(items, rows), items, counted);
const wholeOf = (rows: Rows) => collect(rows).ungrouped;
const run = { seed: 1962, numRuns: 150 };

function expectClose(actual: number, expected: number) {
  expect(Math.abs(actual - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
}

describe('moments say the same as the answers themselves', () => {
  test('scores: count, mean, squares and how many are unfavourable', () => {
    fc.assert(
      fc.property(rowsOf(0), (rows) => {
        const scores = scoreSheet(survey, sheetOf(items, rows), items);
        const values = wholeOf(rows);
        const excluded = scores.excluded.reduce((sum, flag) => sum + flag, 0);
        expect(values[layout.excluded]).toBe(excluded);
        expect(values[layout.respondents]).toBe(rows.length - excluded);
        survey.factors.forEach((factor, index) => {
          const own = [...scores.values]
            .filter((_, at) => at % survey.factors.length === index)
            .filter((value) => !Number.isNaN(value));
          const expected = momentsOf(own);
          const places = layout.factors[index] as FactorLayout;
          const actual = scoreMoments(places, values);
          expect(actual.n).toBe(expected.n);
          expectClose(actual.mean, expected.mean);
          expectClose(actual.squares, expected.squares);
          const low = own.filter(
            (score) => favourabilityOf(factor, survey.scale, score) < middleOf(survey.scale) - 1e-9,
          );
          expect(values[places.unfavourable]).toBe(low.length);
        });
      }),
      run,
    );
  });

  test('items: everyone who answered one, and the products of those who answered all', () => {
    fc.assert(
      fc.property(rowsOf(1), (rows) => {
        const { excluded } = scoreSheet(survey, sheetOf(items, rows), items);
        const values = wholeOf(rows);
        const places = layout.factors[0] as FactorLayout;
        const keyed = rows
          .filter((_, row) => !excluded[row])
          .map((row) => row.slice(0, 4).map((x, i) => (x === null ? null : i % 2 ? 6 - x : x)));
        places.items.forEach((_, item) => {
          const own = momentsOf(keyed.flatMap((row) => row[item] ?? []));
          const actual = itemMoments(places, values, item);
          expect(actual.n).toBe(own.n);
          expectClose(actual.mean, own.mean);
          expectClose(actual.squares, own.squares);
        });
        const complete = keyed.filter((row): row is number[] => !row.includes(null));
        const { n, means, products } = itemComoments(places, values);
        expect(n).toBe(complete.length);
        const within = products.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / products.length;
        if (n > 1) expectClose(meanItemVariance(places, values) ?? 0, within / (n - 1));
        places.items.forEach((_, i) => {
          const own = momentsOf(complete.map((row) => row[i] ?? 0));
          expectClose(means[i] ?? 0, own.mean);
          places.items.forEach((_, j) => {
            const mean = momentsOf(complete.map((row) => row[j] ?? 0)).mean;
            const product = complete.reduce(
              (sum, row) => sum + ((row[i] ?? 0) - own.mean) * ((row[j] ?? 0) - mean),
              0,
            );
            expectClose(products[i]?.[j] ?? 0, product);
          });
        });
      }),
      run,
    );
  });

  test('an item without a column was answered by nobody', () => {
    const few = items.slice(0, 4);
    const sheet = sheetOf(few, [[1, 2, 3, 4]]);
    const values = collectMoments(survey, sheet, items).ungrouped;
    expect(values[layout.respondents]).toBe(1);
    expect(scoreMoments(layout.factors[0] as FactorLayout, values).n).toBe(1);
    expect(scoreMoments(layout.factors[1] as FactorLayout, values).n).toBe(0);
  });

  test('a factor without items has none', () => {
    const places = layout.factors[3] as FactorLayout;
    const values = wholeOf([[1, 1, 1, 1, 1, 1, 1]]);
    expect(scoreMoments(places, values).n).toBe(0);
    expect(itemComoments(places, values)).toEqual({ n: 0, means: [], products: [] });
  });
});

describe('merging', () => {
  const grouped = rowsOf(0).chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      names: fc.array(fc.option(fc.constantFrom('x', 'y', 'z')), {
        minLength: rows.length,
        maxLength: rows.length,
      }),
    }),
  );

  test('groups in any grouping and order are the whole, exactly', () => {
    fc.assert(
      fc.property(grouped, ({ rows, names }) => {
        const { ids, codes } = groupingOf(names);
        const parts = collect(rows, { groups: { count: ids.length, codes } });
        const vectors = [...parts.groups, parts.ungrouped];
        const [first = new Float64Array(layout.size), ...rest] = vectors;
        const left = rest.reduce((sum, each) => mergeVectors(layout.size, [sum, each]), first);
        const right = mergeVectors(layout.size, [...vectors].reverse());
        expect(left).toEqual(wholeOf(rows));
        expect(right).toEqual(left);
      }),
      run,
    );
  });

  test('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(rowsOf(0), (rows) => {
        expect(wholeOf([...rows].reverse())).toEqual(wholeOf(rows));
      }),
      run,
    );
  });

  test('who is left out is the difference of the whole and the part', () => {
    fc.assert(
      fc.property(
        rowsOf(1),
        fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
        (rows, out) => {
          const leaveOut = Uint8Array.from(rows, (_, row) => (out[row] ? 1 : 0));
          const part = wholeOf(rows.filter((_, row) => out[row]));
          expect(collect(rows, { leaveOut }).ungrouped).toEqual(withoutPart(wholeOf(rows), part));
        },
      ),
      run,
    );
  });
});

describe('ten million rows', () => {
  const places = layout.factors[0] as FactorLayout;
  const times = (values: Float64Array, n: number) => values.map((value) => value * n);

  test('alike have no variance at all', () => {
    const row = [5, 1, 5, 2, 3, 3, 3];
    const values = times(wholeOf([row]), 1e7);
    expect(scoreMoments(places, values)).toEqual({ n: 1e7, mean: 4.75, squares: 0 });
    expect(meanItemVariance(places, values)).toBe(0);
  });

  test('and one other keep the variance of that one', () => {
    const alike = times(wholeOf([[5, 1, 5, 1, 3, 3, 3]]), 1e7);
    const other = wholeOf([[5, 1, 5, 2, 3, 3, 3]]);
    const { n, squares } = scoreMoments(places, mergeVectors(layout.size, [alike, other]));
    expect(n).toBe(1e7 + 1);
    expectClose(squares, (0.25 ** 2 * 1e7) / (1e7 + 1));
  });
});

test('a missing answer is never taken for a low one', () => {
  expect(notAnswered).toBeLessThan(0);
  const values = wholeOf([[null, 5, 5, 1, 3, 3, null]]);
  expect(values[layout.excluded]).toBe(0);
  expect(scoreMoments(layout.factors[0] as FactorLayout, values).mean).toBeCloseTo(11 / 3, 12);
});
