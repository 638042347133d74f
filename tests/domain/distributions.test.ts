/** The F distribution and the studentised range against R, tails included. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fQuantile, fUpperTail } from '../../src/domain/statistics/f-distribution.ts';
import { twoSidedP } from '../../src/domain/statistics/student-t.ts';
import {
  studentizedRangeQuantile,
  studentizedRangeUpperTail,
} from '../../src/domain/statistics/studentized-range.ts';
import { readFixture, relativeError, relativeTolerance } from './r-fixtures.ts';

type Quad = readonly [number, number, number, number];
/** Argument, groups, degrees of freedom (null: infinite), by definition, by R's own function if it takes them. */
type RangeRow = readonly [number, number, number | null, number, number | null];

const worst = (errors: readonly number[]) => Math.max(...errors);

describe('F, 1 to 10,000,000 degrees of freedom', () => {
  const { quantiles, tails } =
    readFixture<Readonly<Record<'quantiles' | 'tails', readonly Quad[]>>>('f-distribution');

  test('quantiles in both tails', () => {
    const errors = quantiles.map(([p, df1, df2, f]) => relativeError(fQuantile(p, df1, df2), f));
    expect(worst(errors)).toBeLessThan(relativeTolerance);
  });

  test('upper tails down to 1e-100', () => {
    expect(Math.min(...tails.map(([, , , p]) => p))).toBeLessThan(1e-90);
    const errors = tails.map(([f, df1, df2, p]) => relativeError(fUpperTail(f, df1, df2), p));
    expect(worst(errors)).toBeLessThan(relativeTolerance);
  });

  test('the ends', () => {
    expect(fUpperTail(0, 3, 7)).toBe(1);
    expect(fQuantile(0, 3, 7)).toBe(0);
    expect(fQuantile(1, 3, 7)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the studentised range, 2 to 200 groups, 1 to infinitely many degrees of freedom', () => {
  const { tails, quantiles } =
    readFixture<Readonly<Record<'tails' | 'quantiles', readonly RangeRow[]>>>('studentized-range');
  const many = Number.POSITIVE_INFINITY;

  test('upper tails down to 1e-100, by definition', () => {
    expect(Math.min(...tails.map(([, , , p]) => p))).toBeLessThan(1e-95);
    const errors = tails.map(([q, groups, df, p]) =>
      relativeError(studentizedRangeUpperTail(q, groups, df ?? many), p),
    );
    expect(worst(errors)).toBeLessThan(1e-10);
  });

  test('quantiles, by definition', () => {
    const errors = quantiles.map(([p, groups, df, q]) =>
      relativeError(studentizedRangeQuantile(p, groups, df ?? many), q),
    );
    expect(worst(errors)).toBeLessThan(1e-10);
  });

  test("R's own ptukey and qtukey, as far as they are right", () => {
    for (const [q, groups, df, , p] of tails) {
      if (p === null) continue;
      const difference = Math.abs(studentizedRangeUpperTail(q, groups, df ?? many) - p);
      expect(difference, `${q}, ${groups}, ${df}`).toBeLessThan((df ?? many) < 10 ? 0.005 : 4e-5);
    }
    for (const [p, groups, df, , q] of quantiles) {
      if (q === null) continue;
      const ours = studentizedRangeQuantile(p, groups, df ?? many);
      expect(relativeError(ours, q), `${p}, ${groups}, ${df}`).toBeLessThan(4e-4);
    }
  });

  test('between 2 and 5,000 groups a quantile leads back to its probability', () => {
    const cases = fc.record({
      p: fc.double({ min: 0.01, max: 0.9999, noNaN: true }),
      groups: fc.integer({ min: 2, max: 300 }),
      df: fc.double({ min: 1, max: 1e6, noNaN: true }),
    });
    const holds = ({ p, groups, df }: { p: number; groups: number; df: number }) => {
      const tail = studentizedRangeUpperTail(studentizedRangeQuantile(p, groups, df), groups, df);
      expect(relativeError(tail, 1 - p)).toBeLessThan(relativeTolerance);
    };
    fc.assert(fc.property(cases, holds), { seed: 12, numRuns: 30 });
    holds({ p: 0.95, groups: 5000, df: 3 });
  });

  test('falls with q, rises with the groups, and with two of them is Student’s t', () => {
    const figures = fc.tuple(
      fc.double({ min: 0.01, max: 30, noNaN: true }),
      fc.integer({ min: 2, max: 60 }),
      fc.double({ min: 1, max: 1e5, noNaN: true }),
    );
    fc.assert(
      fc.property(figures, ([q, groups, df]) => {
        const tail = studentizedRangeUpperTail(q, groups, df);
        expect(tail).toBeGreaterThanOrEqual(0);
        expect(tail).toBeLessThanOrEqual(1);
        const slack = tail * (1 + 1e-10);
        expect(studentizedRangeUpperTail(q * 1.1, groups, df)).toBeLessThanOrEqual(slack);
        expect(tail).toBeLessThanOrEqual(
          studentizedRangeUpperTail(q, groups + 1, df) * (1 + 1e-10),
        );
        const two = studentizedRangeUpperTail(q, 2, df);
        expect(relativeError(two, twoSidedP(q / Math.SQRT2, df))).toBeLessThan(1e-12);
      }),
      { seed: 13, numRuns: 60 },
    );
  });
});
