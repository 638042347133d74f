/** Welch's tests, Hedges' g and Games–Howell against R, and what must not move them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gamesHowell, type PairDifference } from '../../src/domain/statistics/games-howell.ts';
import { hedgesG } from '../../src/domain/statistics/hedges-g.ts';
import { type Moments, momentsOf } from '../../src/domain/statistics/moments.ts';
import { welchT } from '../../src/domain/statistics/welch-t.ts';
import { omegaSquared, welchTest } from '../../src/domain/statistics/welch-test.ts';
import { expectFigures, readFixture, relativeError } from './r-fixtures.ts';

interface GroupCase {
  readonly name: string;
  readonly groups: readonly Moments[];
  readonly expected: { readonly why?: string };
}

interface PairCase {
  readonly name: string;
  readonly first: Moments;
  readonly second: Moments;
  readonly expected: { readonly why?: string; readonly hedgesG: number | null };
}

interface AllPairsCase {
  readonly name: string;
  readonly groups: readonly Moments[];
  readonly expected: readonly {
    readonly a: number;
    readonly b: number;
    readonly df: number;
    readonly difference: number;
    readonly p: number | null;
    readonly ci95: readonly [number, number] | null;
    readonly hedgesG: number;
  }[];
}

const fixture = readFixture<{
  readonly groups: readonly GroupCase[];
  readonly pairs: readonly PairCase[];
}>('welch');

test.each(fixture.groups)('one-way: $name', ({ groups, expected }) => {
  const test = welchTest(groups);
  const { f, df1, n } = test;
  const share = f === null || df1 === null ? null : omegaSquared(f, df1, n);
  expectFigures({ ...test, omegaSquared: share }, expected);
  expect(test.why).toBe(expected.why);
});

test.each(fixture.pairs)('two groups: $name', ({ first, second, expected }) => {
  const result = welchT(first, second);
  expectFigures({ ...result, hedgesG: hedgesG(first, second) }, expected);
  expect(result.why).toBe(expected.why);
});

describe('Games–Howell', () => {
  test.each(readFixture<AllPairsCase[]>('games-howell'))('$name', ({ groups, expected }) => {
    const pairs = gamesHowell(groups);
    expect(pairs.map(({ a, b }) => [a, b])).toEqual(expected.map(({ a, b }) => [a, b]));
    expected.forEach(({ difference, p, ci95, hedgesG, df }, index) => {
      const pair = pairs[index] as PairDifference;
      expectFigures(
        { difference: pair.difference, hedgesG: pair.hedgesG },
        { difference, hedgesG },
      );
      if (p === null || ci95 === null) return;
      // How far R's own studentised range can be trusted here.
      expect(Math.abs(pair.p - p), `df ${df}`).toBeLessThan(1e-7);
      const half = (ci95[1] - ci95[0]) / 2;
      expect(relativeError((pair.ci95[1] - pair.ci95[0]) / 2, half), `df ${df}`).toBeLessThan(1e-5);
      expect(Math.abs(pair.ci95[0] + pair.ci95[1] - 2 * difference)).toBeLessThan(1e-12);
    });
  });

  test('of two groups it is Welch’s t', () => {
    const groups = [momentsOf([1, 2, 2, 4, 5]), momentsOf([3, 3.5, 4])] as const;
    const { difference, p, ci95 } = welchT(...groups);
    expectFigures(gamesHowell(groups), [{ difference, p, ci95 }]);
  });
});

describe('what must not move a comparison', () => {
  const scores = fc.array(
    fc.integer({ min: 4, max: 20 }).map((sum) => sum / 4),
    { maxLength: 12 },
  );
  const answers = fc.array(scores, { minLength: 2, maxLength: 6 });
  const numeric = ({ f, df1, df2, p, n }: ReturnType<typeof welchTest>) => ({ f, df1, df2, p, n });
  const check = (property: (groups: readonly (readonly number[])[]) => void) =>
    fc.assert(fc.property(answers, property), { seed: 51, numRuns: 200 });
  /** Where the means are all alike F is rounding noise, and so is its share. */
  const expectSame = (
    actual: ReturnType<typeof welchTest>,
    expected: ReturnType<typeof welchTest>,
  ) => {
    if ((expected.f ?? 1) > 1e-12) expectFigures(numeric(actual), numeric(expected));
    else expect(actual.f).toBeLessThan(1e-9);
  };

  test('the order of the groups', () => {
    check((groups) => {
      const moments = groups.map(momentsOf);
      const turned = welchTest(moments.toReversed());
      const straight = welchTest(moments);
      expectSame(turned, straight);
      expect(turned.used.map((at) => groups.length - 1 - at).toReversed()).toEqual(straight.used);
    });
  });

  test('another zero point or unit of the scale', () => {
    check((groups) => {
      const straight = welchTest(groups.map(momentsOf));
      for (const change of [(x: number) => x + 100, (x: number) => 10 * x, (x: number) => 6 - x]) {
        expectSame(welchTest(groups.map((group) => momentsOf(group.map(change)))), straight);
      }
    });
  });

  test('figures stay within their bounds; those left out have no pairs', () => {
    check((groups) => {
      const moments = groups.map(momentsOf);
      const { f, df1, p, n, used } = welchTest(moments);
      if (f !== null && df1 !== null) {
        expect(f).toBeGreaterThanOrEqual(0);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(omegaSquared(f, df1, n)).toBeGreaterThanOrEqual(0);
        expect(omegaSquared(f, df1, n)).toBeLessThan(1);
      }
      const pairs = gamesHowell(moments);
      expect(pairs).toHaveLength((used.length * (used.length - 1)) / 2);
      for (const { a, b, p: shared, ci95, difference } of pairs) {
        expect(used).toEqual(expect.arrayContaining([a, b]));
        expect(shared).toBeGreaterThanOrEqual(0);
        expect(shared).toBeLessThanOrEqual(1);
        expect(ci95[0]).toBeLessThanOrEqual(difference);
        expect(ci95[1]).toBeGreaterThanOrEqual(difference);
      }
    });
  });

  test('two groups in each other’s place turn the sign', () => {
    fc.assert(
      fc.property(scores, scores, (first, second) => {
        const [a, b] = [momentsOf(first), momentsOf(second)];
        const [forth, back] = [welchT(a, b), welchT(b, a)];
        const negative = (x: number | null) => (x === null ? null : -x);
        expectFigures(
          { ...back, hedgesG: hedgesG(b, a) },
          {
            difference: negative(forth.difference),
            t: negative(forth.t),
            ci95: forth.ci95 && [-forth.ci95[1], -forth.ci95[0]],
            df: forth.df,
            p: forth.p,
            hedgesG: negative(hedgesG(a, b)),
          },
        );
        expect(back.why).toBe(forth.why);
      }),
      { seed: 52 },
    );
  });
});

test('5,000 groups are compared at once', () => {
  const groups = Array.from({ length: 5000 }, (_, index) => ({
    n: 2 + (index % 300),
    mean: 3 + Math.sin(index) / 100,
    squares: 0.6 * (1 + (index % 300)),
  }));
  const { f, df1, df2, p, n } = welchTest(groups);
  for (const figure of [f, df1, df2, p, n]) expect(Number.isFinite(figure)).toBe(true);
});
