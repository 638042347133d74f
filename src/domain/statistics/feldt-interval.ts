/** The 95% confidence interval of Cronbach's alpha. */
import { fQuantile } from './f-distribution.ts';

/**
 * [1 − (1 − α) · F(.975; n − 1, (n − 1)(k − 1)), 1 − (1 − α) · F(.025; n − 1, (n − 1)(k − 1))] for n complete
 * cases of k items. Feldt, Woodruff and Salih (1987), Applied Psychological Measurement 11(1), 93–103.
 * [1, 1] for an alpha of 1. Needs n ≥ 2 and k ≥ 2, where an alpha exists. The lower bound may be far below 0.
 * R: `psych::alpha.ci(alpha, n.obs = n, n.var = k)`.
 */
export function feldtInterval(
  alpha: number,
  respondents: number,
  items: number,
): readonly [number, number] {
  const df1 = respondents - 1;
  const df2 = df1 * (items - 1);
  const bound = (probability: number) => 1 - (1 - alpha) * fQuantile(probability, df1, df2);
  return [bound(0.975), bound(0.025)];
}
