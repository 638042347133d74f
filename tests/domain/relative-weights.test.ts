/** Johnson's weights and their bootstrap against R with the same resamples, and what must hold of any weights. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrapWeights } from '../../src/domain/statistics/bootstrap-weights.ts';
import { dealBundles, mergeBundles, resampleBundles } from '../../src/domain/statistics/bundles.ts';
import { quantile } from '../../src/domain/statistics/quantile.ts';
import { drawResamples, randomFrom, shuffle } from '../../src/domain/statistics/random-draws.ts';
import {
  relativeWeights,
  relativeWeightsOf,
} from '../../src/domain/statistics/relative-weights.ts';
import { sameOrder } from '../../src/domain/statistics/same-order.ts';
import { expectFigures, readFixture } from './r-fixtures.ts';

type Rows = readonly (readonly number[])[];

interface Fixture {
  readonly matrices: readonly {
    readonly name: string;
    readonly correlations: Rows;
    readonly withOutcome: readonly number[];
    readonly weights: readonly number[] | null;
    readonly rSquared: number | null;
  }[];
  readonly bootstraps: readonly {
    readonly name: string;
    readonly values: Rows;
    readonly bundles: number;
    readonly draws: Rows;
    readonly weights: readonly number[];
    readonly skipped: number;
    readonly intervals: Rows;
  }[];
}

const fixture = readFixture<Fixture>('relative-weights');

function bundlesOf(rows: Rows, most: number, order = Uint32Array.from(rows.keys())) {
  return dealBundles(Float64Array.from(rows.flat()), rows[0]?.length ?? 0, order, most);
}
const weightsOf = (rows: Rows) => relativeWeightsOf(mergeBundles(bundlesOf(rows, rows.length)));

describe('weights from correlations, as R', () => {
  test.each(fixture.matrices)('$name', ({ correlations, withOutcome, weights, rSquared }) => {
    const actual = relativeWeights(correlations, withOutcome);
    expectFigures(actual, { weights, rSquared });
    if (weights === null) expect(actual).toHaveProperty('why', 'singular-covariance');
  });
});

describe('bootstrap intervals, as R with the same resamples', () => {
  test.each(fixture.bootstraps)(
    '$name',
    ({ values, bundles: most, draws, weights, ...expected }) => {
      const bundles = bundlesOf(values, most);
      expectFigures(relativeWeightsOf(mergeBundles(bundles)), { weights });
      const lenient = draws.filter(
        (draw) => relativeWeightsOf(resampleBundles(bundles, draw)).weights,
      );
      expect(draws.length - lenient.length).toBe(expected.skipped);
      expectFigures(bootstrapWeights(bundles, lenient), {
        intervals: expected.intervals,
        skipped: 0,
      });
    },
  );

  test('are null where more than one resample in twenty has no weights', () => {
    const rare = fixture.bootstraps[2];
    if (!rare) throw new Error('the fixture has lost its third bootstrap');
    expect(rare.skipped).toBeGreaterThan(0);
    const bundles = bundlesOf(rare.values, rare.bundles);
    const useless = Array.from({ length: rare.bundles }, () => 0);
    const good = rare.draws.filter(
      (draw) => relativeWeightsOf(resampleBundles(bundles, draw)).weights,
    );
    const some = good.slice(0, 38);
    expect(bootstrapWeights(bundles, [...some, useless, useless])).toMatchObject({ skipped: 2 });
    expect(bootstrapWeights(bundles, [...some, useless, useless]).intervals).not.toBeNull();
    expect(bootstrapWeights(bundles, [...some, useless, useless, useless])).toEqual({
      intervals: null,
      resamples: 41,
      skipped: 3,
      why: 'no-variance',
    });
    expect(bootstrapWeights(bundles, []).intervals).toBeNull();
  });
});

/** Three predictors and an outcome, on a scale of 1–5 with ties. */
const answer = fc.integer({ min: 1, max: 5 });
const answers = fc.array(fc.tuple(answer, answer, answer, answer), { minLength: 6, maxLength: 40 });

describe('weights', () => {
  test('are 0 or more and add up to R²; without them there is a reason', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const found = weightsOf(rows);
        if (!found.weights) {
          expect(['no-variance', 'singular-covariance']).toContain(found.why);
          return;
        }
        expect(Math.min(...found.weights)).toBeGreaterThanOrEqual(0);
        expect(found.rSquared).toBeLessThan(1 + 1e-9);
        expect(found.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(
          found.rSquared,
          12,
        );
      }),
      { seed: 1 },
    );
  });

  test('follow the predictors in another order, on another scale and reversed; rows may come in any', () => {
    fc.assert(
      fc.property(
        answers,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, shift, by) => {
          const found = weightsOf(rows);
          if (!found.weights) return;
          const [a, b, c] = found.weights;
          const close = (changed: Rows, expected: readonly (number | undefined)[]) => {
            const { weights } = weightsOf(changed);
            expect(weights).not.toBeNull();
            weights?.forEach((weight, index) => {
              expect(weight).toBeCloseTo(expected[index] ?? Number.NaN, 9);
            });
          };
          close(
            rows.map(([x, y, z, outcome]) => [z, x, y, outcome]),
            [c, a, b],
          );
          close(
            rows.map(([x, y, z, outcome]) => [x * by + shift, y, z / by, outcome - shift]),
            [a, b, c],
          );
          close(
            rows.map(([x, y, z, outcome]) => [6 - x, y, z, 6 - outcome]),
            [a, b, c],
          );
          close(rows.toReversed(), [a, b, c]);
        },
      ),
      { seed: 2 },
    );
  });

  test('of one predictor are its squared correlation', () => {
    expect(relativeWeights([[1]], [-0.6])).toEqual({
      weights: [expect.closeTo(0.36, 14)],
      rSquared: expect.closeTo(0.36, 14),
    });
  });

  test.each([
    ['one row', [[1, 2, 3]], 'one-respondent'],
    [
      'an outcome that never changes',
      [
        [1, 2, 11 / 3],
        [2, 1, 22 / 6],
        [3, 5, 11 / 3],
      ],
      'no-variance',
    ],
    [
      'a predictor that never changes',
      [
        [4, 2, 1],
        [4, 1, 2],
        [4, 5, 4],
      ],
      'no-variance',
    ],
    [
      'a predictor twice',
      [
        [1, 1, 1],
        [2, 2, 4],
        [4, 4, 3],
      ],
      'singular-covariance',
    ],
    [
      'fewer rows than predictors',
      [
        [1, 2, 1],
        [2, 5, 4],
      ],
      'singular-covariance',
    ],
  ] as const)('are null with the reason: %s', (_, rows, why) => {
    expect(weightsOf(rows)).toEqual({ weights: null, rSquared: null, why });
  });

  test('keep their digits far from zero', () => {
    const rows = fixture.bootstraps[0]?.values ?? [];
    const far = rows.map((row) => row.map((value) => value + 1e6));
    expectFigures(weightsOf(far), weightsOf(rows));
  });
});

describe('bundles', () => {
  test('add up to all cases, in whatever order and number they are dealt', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 12 }), fc.integer(), (rows, most, seed) => {
        const order = Uint32Array.from(rows.keys());
        shuffle(order, randomFrom(seed));
        const dealt = mergeBundles(bundlesOf(rows, most, order));
        const each = mergeBundles(bundlesOf(rows, rows.length));
        expect(dealt.n).toBe(rows.length);
        dealt.means.forEach((mean, i) => {
          expect(mean).toBeCloseTo(each.means[i] ?? Number.NaN, 10);
        });
        dealt.products.flat().forEach((product, i) => {
          expect(product).toBeCloseTo(each.products.flat()[i] ?? Number.NaN, 8);
        });
      }),
      { seed: 3 },
    );
  });
});

test('bundles of four give the intervals of single cases, but for the noise of resampling', () => {
  const random = randomFrom(19);
  const chance = () => ((random.next() >>> 0) + (random.next() >>> 0)) / 2 ** 32;
  const rows = Array.from({ length: 4000 }, () => [chance(), chance(), chance()] as const).map(
    ([a, b, noise]) => [a + 0.3 * b, b, a + 0.5 * b + noise],
  );
  const widths = (most: number) => {
    const draws = drawResamples(1500, most, random);
    const { intervals } = bootstrapWeights(bundlesOf(rows, most), draws);
    return (intervals ?? []).map(([low, high]) => high - low);
  };
  const single = widths(4000);
  expect(single).toHaveLength(2);
  widths(1000).forEach((width, index) => {
    expect(Math.abs(width / (single[index] ?? Number.NaN) - 1)).toBeLessThan(0.1);
  });
});

describe('chance', () => {
  test('is the same for the same seed, and every bundle is drawn as often', () => {
    const times = new Uint32Array(7);
    for (const draws of drawResamples(10_000, 7, randomFrom(5))) {
      for (const draw of draws) times[draw] = (times[draw] ?? 0) + 1;
    }
    for (const count of times) expect(Math.abs(count - 10_000)).toBeLessThan(400);
    const first = (seed: number) => [...drawResamples(2, 20, randomFrom(seed))].map((d) => [...d]);
    expect(first(5)).toEqual(first(5));
    expect(first(5)).not.toEqual(first(6));
  });

  test('shuffles into every order as often', () => {
    const random = randomFrom(11);
    const times = new Map<string, number>();
    for (let round = 0; round < 6000; round++) {
      const values = Uint32Array.of(1, 2, 3);
      shuffle(values, random);
      times.set(values.join(), (times.get(values.join()) ?? 0) + 1);
    }
    expect(times.size).toBe(6);
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });

  test('meets the same cases in the same order, however they come', () => {
    fc.assert(
      fc.property(answers, fc.integer(), (rows, seed) => {
        const order = Uint32Array.from(rows.keys());
        shuffle(order, randomFrom(seed));
        const shuffled = [...order].map((index) => rows[index] ?? []);
        const sorted = (list: Rows) =>
          [...sameOrder(Float64Array.from(list.flat()), 4)].map((index) => list[index]);
        expect(sorted(shuffled)).toEqual(sorted(rows));
      }),
      { seed: 4 },
    );
  });
});

test('quantiles lie between the values around them', () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([3], 0.975)).toBe(3);
  expect(quantile([1, 2, 4, 8], 0.5)).toBe(3);
  expect(quantile([1, 2, 4, 8], 0)).toBe(1);
  expect(quantile([1, 2, 4, 8], 1)).toBe(8);
});
