/** Groups as the tests of agreement and clustering take them: from fixtures, and arbitrary ones. */
import fc from 'fast-check';
import { type Moments, momentsOf } from '../../src/domain/statistics/moments.ts';

/** n, mean, squares. */
export type Row = readonly [number, number, number];

export function groupsOf(rows: readonly Row[]): Moments[] {
  return rows.map(([n, mean, squares]) => ({ n, mean, squares }));
}

/** Scores on 1–5 in thirds, full of ties, in groups of 0 to 12. */
export const unbalancedValues = fc.array(
  fc.array(
    fc.integer({ min: 3, max: 15 }).map((thirds) => thirds / 3),
    { maxLength: 12 },
  ),
  { minLength: 2, maxLength: 12 },
);

export const unbalanced = unbalancedValues.map((groups) => groups.map(momentsOf));
