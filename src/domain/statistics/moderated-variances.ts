/** Variances of many groups, each drawn towards what the others have, the more so the less it is known. */
import digamma from '@stdlib/math-base-special-digamma';
import trigamma from '@stdlib/math-base-special-trigamma';
import { findRoot } from './find-root.ts';
import { type Moments, standardDeviation } from './moments.ts';

export interface ModeratedVariance {
  readonly variance: number;
  /** Degrees of freedom that the variance counts as, at most those of all groups together. */
  readonly df: number;
}

/** A variance below this share of the median one is taken as that share: it has no logarithm. */
const leastShare = 1e-5;

/**
 * Empirical Bayes variances: with s² on d degrees of freedom in each group, and s² ~ s₀²·F(d, d₀) over the groups,
 * s̃² = (d₀s₀² + ds²) / (d₀ + d) on min(d₀ + d, Σd) degrees of freedom. Smyth (2004), Statistical Applications in
 * Genetics and Molecular Biology 3(1), article 3, section 6.2: e = ln s² − ψ(d/2) + ln(d/2), ψ′(d₀/2) = the variance of
 * e − the mean of ψ′(d/2), ln s₀² = ē + ψ(d₀/2) − ln(d₀/2). Where the variances differ no more than chance has them d₀
 * is infinite, and every group takes the pooled variance.
 *
 * In the squared units of the measurement, one a group given; a group of one value has no variance of its own and
 * takes s₀². Null where fewer than two groups have a variance, or none has spread.
 * R: `limma::squeezeVar(s2, d)`, which takes exp(ē) in place of the pooled variance.
 */
export function moderatedVariances(
  groups: readonly Moments[],
): readonly ModeratedVariance[] | null {
  const own = groups.map((group) => ({
    df: Math.max(0, group.n - 1),
    variance: (standardDeviation(group) ?? 0) ** 2,
  }));
  const known = own.filter(({ df }) => df > 0);
  const all = known.reduce((sum, { df }) => sum + df, 0);
  const pooled = known.reduce((sum, { df, variance }) => sum + (df / all) * variance, 0);
  if (known.length < 2 || pooled === 0) return null;
  const prior = priorOf(known);
  if (!prior) return own.map(() => ({ variance: pooled, df: all }));
  return own.map(({ df, variance }) => ({
    variance: (prior.df * prior.variance + df * variance) / (prior.df + df),
    df: Math.min(prior.df + df, all),
  }));
}

/** Null for infinitely many degrees of freedom. */
function priorOf(known: readonly ModeratedVariance[]): ModeratedVariance | null {
  const sorted = known.map(({ variance }) => variance).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const logs = known.map(({ df, variance }) => {
    const floored = Math.max(variance, leastShare * median);
    return Math.log(floored) - digamma(df / 2) + Math.log(df / 2);
  });
  const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length;
  const spread = logs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (logs.length - 1);
  const chance = known.reduce((sum, { df }) => sum + trigamma(df / 2), 0) / known.length;
  if (!(spread > chance) || !Number.isFinite(mean)) return null;
  const half = findRoot((x) => trigamma(x) - (spread - chance), 1e-6, 1e9, 1e-14);
  return { df: 2 * half, variance: Math.exp(mean + digamma(half) - Math.log(half)) };
}
