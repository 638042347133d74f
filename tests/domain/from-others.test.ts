/** Groups against the others, their moderated variances and Brown and Forsythe's test: against R, and what must not move them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustPValues } from '../../src/domain/statistics/adjust-p-values.ts';
import { brownForsythe } from '../../src/domain/statistics/brown-forsythe.ts';
import { type Contrast, contrastsFromOthers } from '../../src/domain/statistics/from-others.ts';
import {
  type ModeratedVariance,
  moderatedVariances,
  type VariancePrior,
  variancePrior,
} from '../../src/domain/statistics/moderated-variances.ts';
import { type Moments, momentsOf } from '../../src/domain/statistics/moments.ts';
import { unbalancedValues } from './group-samples.ts';
import { expectFigures, readFixture } from './r-fixtures.ts';

interface Fixture {
  readonly priors: readonly {
    readonly name: string;
    readonly own: readonly ModeratedVariance[];
    readonly df: number | 'Infinity';
    readonly variance: number;
    readonly cautiousDf: number | 'Infinity';
  }[];
  readonly groups: readonly {
    readonly name: string;
    readonly groups: readonly Moments[];
    readonly contrasts: readonly object[];
    readonly brownForsythe: object;
  }[];
}

const { priors, groups: samples } = readFixture<Fixture>('from-others');

/** Infinity has no relative error: a share of 0 stands for it. */
function figuresOf(prior: VariancePrior | null) {
  return { df: 1 / (prior?.df ?? Number.NaN), variance: prior?.variance };
}

describe('against R', () => {
  test.each(priors)('prior as limma has it: $name', ({ own, df, variance, cautiousDf }) => {
    const likely = variancePrior(own);
    // limma ends its search for d₀ at 1e-8.
    expectFigures(figuresOf(likely), figuresOf({ df: Number(df), variance }), 'prior', 1e-6);
    const cautious = variancePrior(own, { cautious: true });
    expectFigures(figuresOf(cautious).df, figuresOf({ df: Number(cautiousDf), variance }).df);
  });

  test.each(samples)('$name', ({ groups, contrasts, brownForsythe: expected }) => {
    expectFigures(contrastsFromOthers(groups), contrasts);
    expectFigures(brownForsythe(groups), expected);
  });
});

describe('what must not move a contrast', () => {
  const check = (property: (groups: readonly (readonly number[])[]) => void) =>
    fc.assert(fc.property(unbalancedValues, property), { seed: 71, numRuns: 200 });
  const figures = (groups: readonly (readonly number[])[]) =>
    contrastsFromOthers(groups.map(momentsOf));
  /** Differences that are 0 on paper are rounding noise. */
  const plain = ({ difference, error, df, p, why }: Contrast, unit = 1) => ({
    difference: Math.abs(difference ?? 0) < 1e-9 ? 0 : (difference ?? 0) / unit,
    error: error === null ? null : error / unit,
    df,
    p: Math.abs(difference ?? 0) < 1e-9 ? null : p,
    ...(why ? { why } : {}),
  });
  const expectSame = (actual: readonly Contrast[], expected: readonly Contrast[], unit = 1) =>
    expectFigures(
      actual.map((each) => plain(each, unit)),
      expected.map((each) => plain(each)),
      '$',
      1e-6,
    );

  test('the order of the groups', () => {
    check((groups) => expectSame(figures(groups.toReversed()).toReversed(), figures(groups)));
  });

  test('another zero point or unit of the scale', () => {
    check((groups) => {
      const straight = figures(groups);
      expectSame(figures(groups.map((group) => group.map((x) => x + 100))), straight);
      expectSame(figures(groups.map((group) => group.map((x) => 10 * x))), straight, 10);
    });
  });

  test('groups of one value, and empty ones', () => {
    check((groups) => {
      const straight = figures(groups);
      const more = figures([[5], ...groups, []]);
      expectSame(more.slice(1, -1), straight);
      for (const { difference, p, why } of [more[0], more.at(-1)] as Contrast[]) {
        expect({ difference, p, why }).toEqual({ difference: null, p: null, why: 'one-value' });
      }
    });
  });

  test('figures stay within their bounds, the interval and p say the same', () => {
    check((groups) => {
      const all = groups.reduce((sum, group) => sum + Math.max(0, group.length - 1), 0);
      for (const { difference, error, df, ci95, p } of figures(groups)) {
        if (difference === null || error === null || df === null || !ci95 || p === null) continue;
        expect(error).toBeGreaterThan(0);
        expect(df).toBeGreaterThan(0);
        expect(df).toBeLessThanOrEqual(all);
        expect(ci95[0] > 0 || ci95[1] < 0).toBe(p < 0.05);
      }
    });
  });
});

test('two groups of one spread: the classical t test', () => {
  const contrasts = contrastsFromOthers([momentsOf([1, 2, 3, 4]), momentsOf([3, 4, 5, 6])]);
  const error = Math.sqrt((5 / 3) * (1 / 4 + 1 / 4));
  expectFigures(contrasts, [
    { difference: -2, error, df: 6 },
    { difference: 2, error, df: 6 },
  ]);
});

test('no variance is below the pooled one, and none above the larger of it and the group’s own', () => {
  fc.assert(
    fc.property(unbalancedValues, (values) => {
      const groups = values.map(momentsOf).filter(({ n }) => n > 1);
      const own = groups.map(({ n, squares }) => squares / (n - 1));
      const all = groups.reduce((sum, { n }) => sum + n - 1, 0);
      const pooled = groups.reduce((sum, { squares }) => sum + squares, 0) / all;
      const moderated = moderatedVariances(groups);
      // Groups of one value, and empty ones, change nothing.
      const more = moderatedVariances([momentsOf([3]), ...groups, momentsOf([])]);
      expect(more).toEqual(moderated && [null, ...moderated, null]);
      moderated?.forEach((each) => {
        const { variance = 0 } = each ?? {};
        expect(variance).toBeGreaterThanOrEqual(pooled * (1 - 1e-9));
        expect(variance).toBeLessThanOrEqual(Math.max(pooled, ...own) * (1 + 1e-9));
      });
    }),
    { seed: 72 },
  );
});

test('5,000 groups are compared at once, and adjusted', () => {
  const groups = Array.from({ length: 5000 }, (_, index) => ({
    n: 2 + (index % 300),
    mean: 3 + Math.sin(index) / 10,
    squares: 0.6 * (1 + (index % 300)) * (1 + Math.cos(index) / 2),
  }));
  const adjusted = adjustPValues(contrastsFromOthers(groups).map(({ p }) => p));
  for (const p of adjusted) expect(p).toBeGreaterThanOrEqual(0);
  expect(brownForsythe(groups).p).toBeGreaterThanOrEqual(0);
});
