/** Rank correlations against R, ties included, and what must hold of any of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spearman } from '../../src/domain/statistics/spearman.ts';
import { expectFigures, readFixture } from './r-fixtures.ts';

interface Fixture {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly rho: number | null;
  readonly ci95: readonly [number, number] | null;
}

describe('as R', () => {
  test.each(readFixture<Fixture[]>('spearman'))('$name', ({ x, y, rho, ci95 }) => {
    const actual = spearman(x, y);
    expectFigures(actual, { n: x.length, rho, ci95 });
    expect(actual.why !== undefined).toBe(rho === null || ci95 === null);
  });
});

test.each([
  [[], [], 'no-answers'],
  [[1], [2], 'one-respondent'],
  [[3, 3, 3, 3], [1, 2, 3, 4], 'no-variance'],
  [[1, 2, 3], [1, 3, 2], 'too-few-respondents'],
])('%j with %j: %s', (x, y, why) => {
  expect(spearman(x, y)).toMatchObject({ ci95: null, why });
});

const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 10 })), {
  maxLength: 40,
});
type Pairs = readonly (readonly [number, number])[];
const of = (list: Pairs) =>
  spearman(
    list.map(([x]) => x),
    list.map(([, y]) => y),
  );

test('stays between −1 and 1, inside its interval, and turns with either side', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const { rho, ci95 } = of(list);
      const turned = of(list.map(([x, y]) => [-x, y]));
      if (rho === null) {
        expect(turned.rho).toBeNull();
        return;
      }
      expect(Math.abs(rho)).toBeLessThanOrEqual(1);
      expect(turned.rho).toBeCloseTo(-rho, 12);
      expect(of(list.map(([x, y]) => [y, x])).rho).toBeCloseTo(rho, 12);
      expect(of(list.toReversed()).rho).toBeCloseTo(rho, 12);
      expect(of(list.map(([x, y]) => [x ** 3 + 7, y / 3])).rho).toBeCloseTo(rho, 12);
      if (!ci95) return;
      expect(ci95[0]).toBeLessThanOrEqual(rho);
      expect(ci95[1]).toBeGreaterThanOrEqual(rho);
      expect(ci95.map(Math.abs).every((bound) => bound <= 1)).toBe(true);
    }),
    { seed: 1904 },
  );
});
