/** The difference between two groups in standard deviations: how much it matters, not how sure it is. */
import { type Moments, standardDeviation } from './moments.ts';

/**
 * Hedges' g = J · (x̄₁ − x̄₂) / s, with the pooled s² = (SS₁ + SS₂) / df, df = n₁ + n₂ − 2, and
 * J = 1 − 3 / (4·df − 1). Hedges (1981), Journal of Educational Statistics 6(2), 107–128, eq. 4 and 6e.
 * A group of one counts with its mean. Null with an empty group, without spread within, and below four
 * values in all, where J is 0 and says nothing. R: `psych::cohen.d` times J; `effsize::cohen.d(hedges.correction = TRUE)` corrects alike.
 */
export function hedgesG(first: Moments, second: Moments): number | null {
  const df = first.n + second.n - 2;
  if (first.n === 0 || second.n === 0 || df < 2) return null;
  const pooled = standardDeviation({ n: df + 1, mean: 0, squares: first.squares + second.squares });
  if (!pooled) return null;
  return ((1 - 3 / (4 * df - 1)) * (first.mean - second.mean)) / pooled;
}
