/** The difference between two independent groups, with its interval, where their spreads may differ. */
import { type Moments, standardDeviation } from './moments.ts';
import { studentQuantile, twoSidedP } from './student-t.ts';

export interface WelchT {
  /** First − second. */
  readonly difference: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  /** Why something above is null. */
  readonly why?: 'too-few-respondents' | 'no-variance';
}

/**
 * Standard error of the difference of two means and its degrees of freedom: se² = s₁²/n₁ + s₂²/n₂,
 * df = se⁴ / [(s₁²/n₁)² / (n₁ − 1) + (s₂²/n₂)² / (n₂ − 1)]. Welch (1938), Biometrika 29, 350–362;
 * Satterthwaite (1946), Biometrics Bulletin 2, 110–114. Null below two values on either side, and where
 * neither side has spread.
 */
export function standardErrorOfDifference(
  first: Moments,
  second: Moments,
): { readonly error: number; readonly df: number } | null {
  const [s1, s2] = [standardDeviation(first), standardDeviation(second)];
  if (s1 === null || s2 === null || (s1 === 0 && s2 === 0)) return null;
  const [v1, v2] = [(s1 * s1) / first.n, (s2 * s2) / second.n];
  // By shares of the whole, so that a spread near 1e-9 does not vanish when squared.
  const share = v1 / (v1 + v2);
  const df = 1 / (share ** 2 / (first.n - 1) + (1 - share) ** 2 / (second.n - 1));
  return { error: Math.sqrt(v1 + v2), df };
}

/**
 * Welch's two-sample t test: t = (x̄₁ − x̄₂) / se, ci95 = x̄₁ − x̄₂ ± t(0.975, df) · se. The difference
 * alone is given where only the rest cannot be computed: `too-few-respondents` below two values on
 * either side, `no-variance` where neither has spread. R: `t.test(first, second)`.
 */
export function welchT(first: Moments, second: Moments): WelchT {
  const known = first.n > 0 && second.n > 0;
  const difference = known ? first.mean - second.mean : null;
  const spread = standardErrorOfDifference(first, second);
  if (difference === null || spread === null) {
    const why = first.n < 2 || second.n < 2 ? 'too-few-respondents' : 'no-variance';
    return { difference, ci95: null, t: null, df: null, p: null, why };
  }
  const { error, df } = spread;
  const t = difference / error;
  const half = studentQuantile(0.975, df) * error;
  return { difference, ci95: [difference - half, difference + half], t, df, p: twoSidedP(t, df) };
}
