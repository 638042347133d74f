/** Percentiles among others against R's ranks, and what must hold of any of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentileRank } from '../../src/domain/statistics/percentile-rank.ts';
import { readFixture } from './r-fixtures.ts';

interface Fixture {
  readonly name: string;
  readonly others: readonly number[];
  readonly values: readonly number[];
  readonly percentiles: readonly number[];
}

describe('as rank() has it', () => {
  test.each(readFixture<Fixture[]>('percentile-rank'))('$name', (fixture) => {
    const sorted = fixture.others.toSorted((a, b) => a - b);
    fixture.values.forEach((value, index) => {
      expect(percentileRank(sorted, value)).toBeCloseTo(fixture.percentiles[index] ?? -1, 9);
    });
  });
});

test('without others there is none', () => {
  expect(percentileRank([], 3)).toBeNull();
});

test('is what counting gives, grows with the value, and turns with the scale', () => {
  const thirds = fc.integer({ min: 3, max: 15 }).map((sum) => sum / 3);
  fc.assert(
    fc.property(fc.array(thirds, { minLength: 1, maxLength: 40 }), thirds, (others, value) => {
      const sorted = others.toSorted((a, b) => a - b);
      const rank = percentileRank(sorted, value) ?? -1;
      const below = others.filter((other) => other < value).length;
      const equal = others.filter((other) => other === value).length;
      expect(rank).toBeCloseTo((100 * (below + equal / 2)) / others.length, 9);
      expect(percentileRank(sorted, value + 1) ?? -1).toBeGreaterThanOrEqual(rank);
      const turned = sorted.map((other) => 6 - other).toReversed();
      expect(percentileRank(turned, 6 - value)).toBeCloseTo(100 - rank, 9);
    }),
    { seed: 1986 },
  );
});
