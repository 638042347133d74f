/** Reliability against psych and lavaan, and what must hold of it for any answers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comoments } from '../../src/domain/statistics/comoments.ts';
import { cronbachAlpha } from '../../src/domain/statistics/cronbach-alpha.ts';
import { momentsOf } from '../../src/domain/statistics/moments.ts';
import { mcdonaldOmega } from '../../src/domain/statistics/omega.ts';
import { type Reliability, reliabilityOf } from '../../src/domain/statistics/reliability.ts';
import { reliableChange } from '../../src/domain/statistics/reliable-change.ts';
import { comomentsOf } from './comoments-of.ts';
import { expectFigures, readFixture } from './r-fixtures.ts';

interface ReliabilityFixture extends Comoments {
  readonly name: string;
  readonly expected: Reliability;
}

/** How near the estimates of lavaan's optimiser come to the minimum; the others are closed forms. */
const iterative = 1e-5;

describe('reliability, as psych and lavaan give it', () => {
  test.each(readFixture<ReliabilityFixture[]>('reliability'))('$name', (fixture) => {
    const actual = reliabilityOf(fixture);
    const { omega, ...closed } = fixture.expected;
    expectFigures(actual, closed);
    expectFigures(actual.omega, omega, 'omega', iterative);
  });
});

describe('an item without a figure says why', () => {
  const whyOf = (rows: readonly (readonly number[])[], items: number) =>
    reliabilityOf(comomentsOf(rows, items)).items.map(({ why }) => why);

  test.each([
    ['nobody', [], 3, Array(3).fill('no-answers')],
    ['one respondent', [[1, 2]], 2, Array(2).fill('one-respondent')],
    ['one item', [[1], [2]], 1, ['one-item']],
    [
      'two items',
      [
        [1, 2],
        [2, 5],
        [3, 3],
      ],
      2,
      Array(2).fill('two-items'),
    ],
    [
      'the first never varies',
      [
        [1, 2, 1],
        [1, 5, 2],
        [1, 3, 2],
      ],
      3,
      ['no-variance', undefined, undefined],
    ],
    [
      'the other two never vary',
      [
        [1, 2, 4],
        [2, 2, 4],
        [5, 2, 4],
      ],
      3,
      Array(3).fill('no-variance'),
    ],
  ])('%s', (_, rows, items, expected) => expect(whyOf(rows, items)).toEqual(expected));
});

describe('the smallest reliable change', () => {
  const spreadOf = (sd: number) => ({ n: 11, mean: 3, squares: 10 * sd * sd });

  test('of the published example: s = 7.6, r = .95', () => {
    expect(reliableChange(spreadOf(7.6), 0.95).reliableChange).toBeCloseTo(4.71, 2);
  });

  test.each([
    [0.6, [1.01, 0.91, 0.81, 0.69, 0.5]],
    [0.7, [1.18, 1.06, 0.95, 0.8, 0.58]],
    [0.8, [1.35, 1.21, 1.09, 0.91, 0.67]],
  ])('of factors of three items, s = %d', (sd, expected) => {
    const limits = [0.63, 0.7, 0.76, 0.83, 0.91].map((alpha) =>
      reliableChange(spreadOf(sd), alpha).reliableChange?.toFixed(2),
    );
    expect(limits).toEqual(expected.map((limit) => limit.toFixed(2)));
  });

  test.each([
    ['without an alpha', spreadOf(1), null, 'unknown-reliability'],
    ['with a negative alpha', spreadOf(1), -0.1, 'unknown-reliability'],
    ['without spread', spreadOf(0), 0.8, 'no-variance'],
    ['of one pair', momentsOf([3]), 0.8, 'one-pair'],
    ['of no pair', momentsOf([]), 0.8, 'no-pairs'],
  ])('%s there is none', (_, before, alpha, why) => {
    expect(reliableChange(before, alpha)).toEqual({ reliableChange: null, why });
  });
});

/** Answers on 1–5 of 3 to 6 items, full of ties, some items alike. */
const answers = fc.integer({ min: 2, max: 6 }).chain((items) =>
  fc
    .array(
      fc
        .tuple(
          fc.integer({ min: 1, max: 5 }),
          fc.array(fc.integer({ min: -2, max: 2 }), { minLength: items, maxLength: items }),
        )
        .map(([level, noise]) => noise.map((x) => Math.max(1, Math.min(5, level + x)))),
      { minLength: 0, maxLength: 40 },
    )
    .map((rows) => ({ items, rows })),
);
const run = { seed: 20270113, numRuns: 300 };

function expectAlike(actual: Reliability, expected: Reliability, order?: readonly number[]): void {
  const figures = (of: Reliability) => [of.alpha, of.alphaCi95, of.omega, of.why];
  near(figures(actual), figures(expected));
  near(actual.items, order ? order.map((item) => expected.items[item]) : expected.items);
}

/** Figures of size 1: absolute, because they may be 0 but for rounding. */
function near(actual: unknown, expected: unknown): void {
  if (typeof expected === 'number') {
    expect(actual).toBeTypeOf('number');
    expect(Math.abs(Number(actual) - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(
      1e-8,
    );
  } else if (typeof expected === 'object' && expected !== null) {
    for (const [key, value] of Object.entries(expected)) {
      near((actual as Record<string, unknown>)[key], value);
    }
  } else expect(actual).toBe(expected);
}

describe('reliability', () => {
  const everyAnswer = (change: (x: number, item: number) => number) => (rows: number[][]) =>
    rows.map((row) => row.map(change));
  const holds = (change: (rows: number[][]) => number[][]) =>
    fc.assert(
      fc.property(answers, ({ rows, items }) => {
        const before = reliabilityOf(comomentsOf(rows, items));
        expectAlike(reliabilityOf(comomentsOf(change(rows), items)), before);
      }),
      run,
    );

  test('does not depend on the order of the respondents', () => holds((rows) => rows.toReversed()));
  test('does not move with the scale', () => holds(everyAnswer((x, item) => x + 100 * item)));
  test('does not stretch with the scale', () => holds(everyAnswer((x) => 1000 * x)));
  test('is the same of turned answers', () => holds(everyAnswer((x) => 6 - x)));
  test('is the same of answers turned twice', () => holds(everyAnswer((x) => 6 - (6 - x))));

  test('does not depend on the order of the items', () => {
    fc.assert(
      fc.property(
        answers.chain((drawn) => {
          const order = [...Array(drawn.items).keys()];
          const shuffled = fc.shuffledSubarray(order, { minLength: drawn.items });
          return fc.tuple(fc.constant(drawn), shuffled);
        }),
        ([{ rows, items }, order]) => {
          const turned = rows.map((row) => order.map((item) => row[item] ?? 0));
          const before = reliabilityOf(comomentsOf(rows, items));
          expectAlike(reliabilityOf(comomentsOf(turned, items)), before, order);
        },
      ),
      run,
    );
  });

  test('stays inside its bounds; what is null has a reason, and nothing else has', () => {
    fc.assert(
      fc.property(answers, ({ rows, items }) => {
        const result = reliabilityOf(comomentsOf(rows, items));
        const { alpha, alphaCi95, omega, why } = result;
        expect([alpha, alphaCi95, omega].includes(null)).toBe(why !== undefined);
        if (alpha !== null) expect(alpha).toBeLessThanOrEqual(1);
        if (alphaCi95 && alpha !== null) {
          expect(alphaCi95[0]).toBeLessThanOrEqual(alpha);
          expect(alphaCi95[1]).toBeLessThanOrEqual(1);
        }
        if (omega !== null) expect(omega).toBeGreaterThanOrEqual(0);
        if (omega !== null) expect(omega).toBeLessThan(1);
        for (const item of result.items) {
          expect(Object.values(item).includes(null)).toBe(item.why !== undefined);
          if (item.itemRest !== null) expect(Math.abs(item.itemRest)).toBeLessThanOrEqual(1);
        }
      }),
      run,
    );
  });
});

describe('parallel items', () => {
  const parallel = (items: number, r: number): Comoments => ({
    n: 101,
    means: Array(items).fill(3),
    products: Array.from({ length: items }, (_, i) =>
      Array.from({ length: items }, (_, j) => (i === j ? 100 : 100 * r)),
    ),
  });

  test('have the alpha of Spearman and Brown, and the same omega', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (items, r) => {
          const expected = (items * r) / (1 + (items - 1) * r);
          near(cronbachAlpha(parallel(items, r)).alpha, expected);
          if (items > 2) near(mcdonaldOmega(parallel(items, r)).omega, expected);
        },
      ),
      run,
    );
  });
});

describe('omega', () => {
  const loadings = fc.array(fc.double({ min: 0.15, max: 0.95, noNaN: true }), {
    minLength: 3,
    maxLength: 11,
  });

  test('finds the model that the covariances were made from, also with items turned around', () => {
    fc.assert(
      fc.property(loadings, fc.infiniteStream(fc.boolean()), (sizes, turned) => {
        const signed = sizes.map((size) => (turned.next().value ? -size : size));
        const products = signed.map((a, i) =>
          signed.map((b, j) => (i === j ? 1 : a * b) * 4 * (i + 1) * (j + 1) * 99),
        );
        const sum = signed.reduce((total, size, i) => total + 2 * (i + 1) * size, 0) ** 2;
        const own = signed.reduce(
          (total, size, i) => total + (1 - size ** 2) * (2 * i + 2) ** 2,
          0,
        );
        const { omega } = mcdonaldOmega({ n: 100, means: signed, products });
        near(omega, sum / (sum + own));
      }),
      run,
    );
  });
});
