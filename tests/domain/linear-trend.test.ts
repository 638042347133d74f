/** Straight lines by least squares against R's lm(), and what must hold of any of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearTrend } from '../../src/domain/statistics/linear-trend.ts';
import { expectFigures, readFixture } from './r-fixtures.ts';

type Points = readonly (readonly [number, number])[];

interface Fixture {
  readonly name: string;
  readonly points: Points;
  readonly slope: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly ci95: readonly [number, number];
}

describe('as lm() has it', () => {
  test.each(readFixture<Fixture[]>('linear-trend'))('$name', ({ name, points, ...expected }) => {
    expectFigures(linearTrend(points), expected, name);
  });
});

test.each<[Points, number | null, string]>([
  [[], null, 'too-few-points'],
  [
    [
      [0, 1],
      [1, 2],
    ],
    null,
    'too-few-points',
  ],
  [
    [
      [2, 1],
      [2, 2],
      [2, 5],
    ],
    null,
    'one-x',
  ],
  [
    [
      [0, 11 / 3],
      [1, 11 / 3],
      [2, 8 / 3 + 1],
    ],
    0,
    'no-variance',
  ],
  [
    [
      [0, 1],
      [0.5, 1.5],
      [3, 4],
    ],
    1,
    'no-variance',
  ],
])('%j: slope %j, %s', (points, slope, why) => {
  const trend = linearTrend(points);
  expect(trend).toMatchObject({ ci95: null, t: null, p: null, why });
  if (slope === null) expect(trend.slope).toBeNull();
  else expect(trend.slope).toBeCloseTo(slope, 12);
});

const points = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 20, max: 100 })),
  { minLength: 3, maxLength: 30 },
);

test('turns and stretches with the points, whatever their order, and lies inside its interval', () => {
  fc.assert(
    fc.property(points, (whole) => {
      const list = whole.map(([x, y]) => [x / 12, y / 20] as const);
      const trend = linearTrend(list);
      const turned = linearTrend(list.toReversed().map(([x, y]) => [x, 6 - y]));
      const moved = linearTrend(list.map(([x, y]) => [2 * x + 7, y - 1]));
      expect([turned.why, moved.why]).toEqual([trend.why, trend.why]);
      if (trend.slope === null) return;
      expect(turned.slope).toBeCloseTo(-trend.slope, 9);
      expect(moved.slope).toBeCloseTo(trend.slope / 2, 9);
      if (!trend.ci95 || trend.p === null) return;
      expect(trend.ci95[0]).toBeLessThanOrEqual(trend.slope);
      expect(trend.ci95[1]).toBeGreaterThanOrEqual(trend.slope);
      expect(moved.p).toBeCloseTo(trend.p, 9);
      // The interval leaves 0 out exactly where p is below 0.05.
      if (Math.abs(trend.p - 0.05) < 1e-9) return;
      expect(trend.ci95[0] > 0 || trend.ci95[1] < 0).toBe(trend.p < 0.05);
    }),
    { seed: 1805 },
  );
});
