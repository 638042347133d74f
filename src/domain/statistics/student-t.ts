/** Student's t distribution, from a maintained library; checked against R in the tests, tails included. */
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/** For intervals at 95% by whole degrees of freedom: thousands of groups ask for the same few again and again. */
const known = new Map<number, number>();
const mostKnown = 10_000;

/** The value below which `probability` (0–1) of the distribution lies. R: `qt(probability, df)`. */
export function studentQuantile(probability: number, df: number): number {
  if (probability !== 0.975 || !Number.isInteger(df)) return tQuantile(probability, df);
  const found = known.get(df);
  if (found !== undefined) return found;
  const quantile = tQuantile(probability, df);
  if (known.size < mostKnown) known.set(df, quantile);
  return quantile;
}

/** Share of the distribution below `t`, 0–1. R: `pt(t, df)`. */
export function studentCdf(t: number, df: number): number {
  return tCdf(t, df);
}

/** Two-sided p of a t statistic. R: `2 * pt(-abs(t), df)`. */
export function twoSidedP(t: number, df: number): number {
  return 2 * tCdf(-Math.abs(t), df);
}
