/** The distribution behind the comparison of all pairs of groups, straight from its definition. */
import { findRoot } from './find-root.ts';
import { normalRange } from './normal-range.ts';
import { studentQuantile, twoSidedP } from './student-t.ts';

/** From here on the standard deviation is as good as known. */
const manyDegrees = 1e12;
/** What adds less than this share to a sum adds nothing. */
const negligibleShare = 1e-17;
/** Of a quantile's tail, relative. */
const precision = 1e-12;

/** A range depends on the number of groups alone; a few kilobytes each, worth milliseconds. */
const ranges = new Map<number, (width: number) => number>();

/**
 * Upper tail of the studentised range Q = W / s: W the range of `groups` (whole, ≥ 2) independent standard
 * normal values, s² an independent χ²(df) / df; `df` ≥ 1, whole or not, or Infinity. 0–1; 1 for q ≤ 0.
 *
 * P(Q > q) = ∫ f(s) · P(W > q s) ds; Student (1927), Biometrika 19, 151–164. Two groups are Student's t:
 * Q = √2 |t|. Relative error below 1e-8, below 1e-10 for up to 200 groups, also far out; tails below
 * 1e-160 may be 0. R: `ptukey(q, groups, df, lower.tail = FALSE)`, which itself is off by up to 0.005 below
 * 5 degrees of freedom, by up to 1e-4 above 25,000, and takes none below 2.
 */
export function studentizedRangeUpperTail(q: number, groups: number, df: number): number {
  if (q <= 0) return 1;
  if (df >= manyDegrees) return rangeOf(groups)(q);
  if (groups === 2) return twoSidedP(q / Math.SQRT2, df);
  return mixed(rangeOf(groups), q, df, stepFor(groups, df));
}

/**
 * The value below which `probability` (0 ≤ p < 1) of the studentised range of `groups` (whole, ≥ 2) with
 * `df` (≥ 1, or Infinity) lies; its tail right to 1e-10, relative. R: `qtukey(probability, groups, df)`,
 * good to 4 decimals.
 */
export function studentizedRangeQuantile(probability: number, groups: number, df: number): number {
  if (probability <= 0) return 0;
  const tail = 1 - probability;
  if (groups === 2) return twoGroupsQuantile(tail, df);
  const pairs = (groups * (groups - 1)) / 2;
  // One pair alone is exceeded less often; all pairs, added up (Bonferroni), more often.
  return findRoot(
    (q) => Math.log(studentizedRangeUpperTail(q, groups, df) / tail),
    twoGroupsQuantile(tail, df),
    twoGroupsQuantile(tail / pairs, df),
    precision,
  );
}

function rangeOf(groups: number): (width: number) => number {
  const range = ranges.get(groups) ?? normalRange(groups);
  ranges.set(groups, range);
  return range;
}

function twoGroupsQuantile(tail: number, df: number): number {
  return -Math.SQRT2 * studentQuantile(tail / 2, Math.min(df, manyDegrees));
}

/** Half the width of the bell of ln s is ample; with few degrees of freedom the range's own fall sets the limit. */
function stepFor(groups: number, df: number): number {
  return Math.min(groups <= 200 ? 0.07 : 0.035, 0.5 / Math.sqrt(2 * df));
}

/** Mean of P(W > q s) over u = ln s, whose density peaks at 0, by the trapezoidal rule. */
function mixed(range: (width: number) => number, q: number, df: number, step: number): number {
  let whole = 0;
  let tail = 0;
  const add = (u: number) => {
    const density = Math.exp((df / 2) * (2 * u - Math.expm1(2 * u)));
    whole += density;
    tail += density * range(q * Math.exp(u));
    return density > negligibleShare * tail;
  };
  for (let u = 0; add(u); u += step);
  for (let u = -step; add(u); u -= step);
  return tail / whole;
}
