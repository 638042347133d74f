/** Which groups differ from which, all pairs held to one error rate, sizes and spreads as they are. */
import { hedgesG } from './hedges-g.ts';
import type { Moments } from './moments.ts';
import { studentizedRangeQuantile, studentizedRangeUpperTail } from './studentized-range.ts';
import { standardErrorOfDifference } from './welch-t.ts';
import { groupsWithSpread } from './welch-test.ts';

export interface PairDifference {
  /** Positions of the two groups, a before b. */
  readonly a: number;
  readonly b: number;
  /** a − b. */
  readonly difference: number;
  readonly ci95: readonly [number, number];
  readonly p: number;
  readonly hedgesG: number;
}

/**
 * Games–Howell comparison of all pairs of the k groups that have at least two values and a spread, the
 * same as in Welch's test; the others have no pairs, and fewer than two give none.
 *
 * q = |x̄ₐ − x̄ᵦ| / √(se² / 2) with the standard error and the degrees of freedom of Welch's t; p from the
 * studentised range of k groups; ci95 = x̄ₐ − x̄ᵦ ± q(0.95; k, df) · √(se² / 2). Games and Howell (1976),
 * Journal of Educational Statistics 1(2), 113–125. `hedgesG` has the sign of the difference.
 * R: `ptukey(q, k, df, lower.tail = FALSE)`, `qtukey(.95, k, df)` with these; see `studentizedRangeUpperTail`.
 */
export function gamesHowell(groups: readonly Moments[]): readonly PairDifference[] {
  const used = groupsWithSpread(groups);
  return used.flatMap((a, position) =>
    used.slice(position + 1).flatMap((b) => {
      const [first, second] = [groups[a], groups[b]];
      return first && second ? comparePair(a, b, first, second, used.length) : [];
    }),
  );
}

function comparePair(
  a: number,
  b: number,
  first: Moments,
  second: Moments,
  groups: number,
): readonly PairDifference[] {
  const spread = standardErrorOfDifference(first, second);
  const g = hedgesG(first, second);
  if (spread === null || g === null) return [];
  const { df } = spread;
  const error = spread.error / Math.SQRT2;
  const difference = first.mean - second.mean;
  const half = studentizedRangeQuantile(0.95, groups, df) * error;
  return [
    {
      a,
      b,
      difference,
      ci95: [difference - half, difference + half],
      p: studentizedRangeUpperTail(Math.abs(difference) / error, groups, df),
      hedgesG: g,
    },
  ];
}
