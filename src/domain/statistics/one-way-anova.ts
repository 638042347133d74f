/** One-way analysis of variance from group moments: what the intraclass correlations and the random-intercept model start from. */
import { type Moments, negligibleSpread } from './moments.ts';

export interface OneWayAnova {
  /** Groups with a value, and the values in them. */
  readonly groups: number;
  readonly n: number;
  /** Mean square between the groups; null below two groups, exactly 0 where its root is negligible. */
  readonly msb: number | null;
  /** Mean square within the groups; null where no group has two values, exactly 0 where its root is negligible. */
  readonly msw: number | null;
  /** msb / msw; null where either is null or msw is 0. */
  readonly f: number | null;
}

/**
 * Analysis of variance of one factor (Fisher 1925): MSB = Σ nⱼ(ȳⱼ − ȳ)² / (k − 1), MSW = Σ SSⱼ / (N − k).
 * Groups without a value are ignored; a group of one value enters MSB only. In the squared units of the
 * measurement. R: `anova(lm(y ~ factor(g)))`.
 */
export function oneWayAnova(groups: readonly Moments[]): OneWayAnova {
  const filled = groups.filter((group) => group.n > 0);
  const n = filled.reduce((sum, group) => sum + group.n, 0);
  const mean = filled.reduce((sum, group) => sum + (group.n / n) * group.mean, 0);
  const between = filled.reduce((sum, group) => sum + group.n * (group.mean - mean) ** 2, 0);
  const within = filled.reduce((sum, group) => sum + group.squares, 0);
  const msb = meanSquare(between, filled.length - 1);
  const msw = meanSquare(within, n - filled.length);
  return { groups: filled.length, n, msb, msw, f: msb === null || !msw ? null : msb / msw };
}

function meanSquare(squares: number, degrees: number): number | null {
  if (degrees < 1) return null;
  const value = squares / degrees;
  return Math.sqrt(value) < negligibleSpread ? 0 : value;
}
