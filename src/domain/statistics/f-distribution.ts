/** Fisher's F distribution, from a maintained library; checked against R in the tests, both tails. */
import betainc from '@stdlib/math-base-special-betainc';
import lowerQuantile from '@stdlib/stats-base-dists-f-quantile';

/**
 * Share of the distribution above `f` (≥ 0), 0–1, right far out too: the beta distribution's tail beyond
 * df1·f / (df2 + df1·f), from its nearer end. Abramowitz and Stegun (1964), 26.6.2; the library's own
 * distribution function takes the farther end and loses the digits of a small tail.
 * R: `pf(f, df1, df2, lower.tail = FALSE)`.
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  if (f <= 0) return 1;
  const whole = df2 + df1 * f;
  return df1 * f < df2
    ? betainc((df1 * f) / whole, df1 / 2, df2 / 2, true, true)
    : betainc(df2 / whole, df2 / 2, df1 / 2, true, false);
}

/**
 * The value below which `probability` (0–1) of the distribution lies. An upper one is the reciprocal of
 * a lower one with the degrees of freedom in each other's place, which keeps its digits.
 * R: `qf(probability, df1, df2)`, which above 400,000 degrees of freedom is off by up to 0.001.
 */
export function fQuantile(probability: number, df1: number, df2: number): number {
  return probability > 0.5
    ? 1 / lowerQuantile(1 - probability, df2, df1)
    : lowerQuantile(probability, df1, df2);
}
