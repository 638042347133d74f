/** Each group against the mean of the others: the question a comparison of many groups is asked. */
import { type ModeratedVariance, moderatedVariances } from './moderated-variances.ts';
import type { Moments } from './moments.ts';
import { studentQuantile, twoSidedP } from './student-t.ts';

export interface Contrast {
  /** The group's mean − the mean of the other groups' means. */
  readonly difference: number | null;
  readonly error: number | null;
  readonly df: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly p: number | null;
  readonly why?: 'one-value' | 'fewer-than-two-groups' | 'no-variance';
}

/**
 * With k groups, v = s̃²/n of moderated variances s̃² (moderated-variances.ts) and V = Σv: the difference is
 * x̄ⱼ − Σ_{i≠j} x̄ᵢ / (k − 1), its error² = vⱼ + (V − vⱼ) / (k − 1)², its degrees of freedom Satterthwaite's (1946),
 * Biometrics Bulletin 2, 110–114, at most those of all groups together (the s̃² share what they know). Every group counts once, however large. An analysis of means (Nelson, Wludyka and
 * Copeland 2005, The Analysis of Means, ch. 2) whose variances need not be equal.
 *
 * One a group given, in its order. Groups of fewer than two values have nulls ('one-value') and are not among the others, as
 * in Welch's test: one value must not be called different, nor make others so. Nulls for all where fewer than two
 * groups are left, or nobody in them differs from the group's mean ('no-variance'; the difference is given there).
 * R: tests/fixtures/r/contrast-figures.R.
 */
export function contrastsFromOthers(groups: readonly Moments[]): readonly Contrast[] {
  const compared = groups.filter(({ n }) => n > 1);
  const others = compared.length - 1;
  if (others < 1) {
    return groups.map(({ n }) => nothing(n > 1 ? 'fewer-than-two-groups' : 'one-value'));
  }
  const means = compared.reduce((sum, { mean }) => sum + mean, 0);
  const most = compared.reduce((sum, { n }) => sum + n - 1, 0);
  const variances = moderatedVariances(groups);
  const parts = groups.map(({ n }, index) => ofMean(variances?.[index] ?? null, n));
  const whole = parts.reduce((sum, { v }) => sum + v, 0);
  const spreads = parts.reduce((sum, { spread }) => sum + spread, 0);
  const square = others ** 2;
  const quantileAt = quantiles();
  return groups.map((group, index) => {
    if (group.n < 2) return nothing('one-value');
    const difference = group.mean - (means - group.mean) / others;
    const { v, spread } = parts[index] as (typeof parts)[number];
    if (v === 0) return { ...nothing('no-variance'), difference };
    const error2 = v + (whole - v) / square;
    const satterthwaite = (error2 * error2) / (spread + (spreads - spread) / (square * square));
    const df = Math.min(satterthwaite, most);
    const error = Math.sqrt(error2);
    const half = quantileAt(df) * error;
    const ci95 = [difference - half, difference + half] as const;
    return { difference, error, df, ci95, p: twoSidedP(difference / error, df) };
  });
}

/** Variance of a group's mean, and what it adds to Satterthwaite's denominator; nothing where the variance is unknown. */
function ofMean(known: ModeratedVariance | null, n: number) {
  const v = known ? known.variance / n : 0;
  return { v, spread: known ? (v * v) / known.df : 0 };
}

/** For intervals at 95%: most groups of one size have the pooled variance, and so the same degrees of freedom. */
function quantiles(): (df: number) => number {
  const known = new Map<number, number>();
  return (df) => {
    const found = known.get(df) ?? studentQuantile(0.975, df);
    known.set(df, found);
    return found;
  };
}

function nothing(why: NonNullable<Contrast['why']>): Contrast {
  return { difference: null, error: null, df: null, ci95: null, p: null, why };
}
