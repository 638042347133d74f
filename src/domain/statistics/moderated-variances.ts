/** Variances of many groups, each drawn towards what the others have, with care where that could be wrong. */
import digamma from '@stdlib/math-base-special-digamma';
import trigamma from '@stdlib/math-base-special-trigamma';
import { findRoot } from './find-root.ts';
import { type Moments, standardDeviation } from './moments.ts';
import { quantile } from './quantile.ts';

export interface ModeratedVariance {
  readonly variance: number;
  /** Degrees of freedom that the variance counts as, at most those of all groups together. */
  readonly df: number;
}

/** What the groups tell of each other's variance: each s² is s₀²·F(d, d₀). */
export interface VariancePrior {
  /** s₀². */
  readonly variance: number;
  /** d₀; infinite where the variances differ no more than chance has them. */
  readonly df: number;
}

/** A variance below this share of the median one is taken as that share: it has no logarithm. */
const leastShare = 1e-5;

/** Lower 10% of the standard normal distribution: R `qnorm(.1)`. */
const lowerTenth = -1.2815515655446004;

/**
 * Empirical Bayes variances: with s² on d degrees of freedom in each group and s² ~ s₀²·F(d, d₀) over the groups,
 * s̃² = (d₀s₀² + ds²) / (d₀ + d) on d₀ + d degrees of freedom. Smyth (2004), Statistical Applications in Genetics and
 * Molecular Biology 3(1), article 3, sections 3 and 6.2. Three cautions, for answers are no normal measurements:
 * d₀ is the least that the groups' spread allows (`cautious` below), since a few groups always seem to have equal
 * variances; s̃² is never below the pooled variance, since a small variance often is a class pushed against the end of
 * the scale, where mean and variance go together; where most groups have no spread d₀ is 0.
 *
 * In the squared units of the measurement, one a group given, each of at least two values. Null where fewer than two
 * groups are given, or none has spread. R: tests/fixtures/r/from-others.R, with `limma::squeezeVar`.
 */
export function moderatedVariances(
  groups: readonly Moments[],
): readonly ModeratedVariance[] | null {
  const own = groups.map((group) => ({
    df: group.n - 1,
    variance: (standardDeviation(group) ?? 0) ** 2,
  }));
  const all = own.reduce((sum, { df }) => sum + df, 0);
  const pooled = own.reduce((sum, { df, variance }) => sum + (df / all) * variance, 0);
  if (own.length < 2 || pooled === 0) return null;
  const likely = variancePrior(own);
  const prior = likely && {
    df: variancePrior(own, { cautious: true })?.df ?? 0,
    variance: likely.df === Infinity ? pooled : likely.variance,
  };
  return own.map((group) => {
    const { variance, df } = squeezed(group, prior);
    return { variance: Math.max(pooled, variance), df: Math.min(df, all) };
  });
}

/** Without a prior a variance stands alone; under one of infinitely many degrees of freedom it counts for nothing. */
function squeezed(own: ModeratedVariance, prior: VariancePrior | null): ModeratedVariance {
  if (!prior) return own;
  const df = prior.df + own.df;
  if (df === Infinity) return { variance: prior.variance, df };
  return { variance: (prior.df * prior.variance + own.df * own.variance) / df, df };
}

/**
 * Smyth's estimates by the moments of e = ln s² − ψ(d/2) + ln(d/2): ψ′(d₀/2) = the variance of e − the mean of ψ′(d/2),
 * ln s₀² = ē + ψ(d₀/2) − ln(d₀/2); where that is not positive d₀ is infinite and ln s₀² = ē. `cautious` takes the upper
 * 90% limit of the variance of e, (k − 1)·var(e) / χ², for k groups, with the lower tenth of χ² on k − 1 degrees of freedom by
 * Wilson and Hilferty (1931), PNAS 17(12), 684–688.
 *
 * Null where at least half the variances are 0. R: `limma::squeezeVar(s2, d)`, `$df.prior` and `$var.prior`.
 */
export function variancePrior(
  own: readonly ModeratedVariance[],
  { cautious = false }: { readonly cautious?: boolean } = {},
): VariancePrior | null {
  const sorted = own.map(({ variance }) => variance).sort((a, b) => a - b);
  const median = quantile(sorted, 0.5) ?? 0;
  if (median === 0) return null;
  const logs = own.map(({ df, variance }) => {
    const floored = Math.max(variance, leastShare * median);
    return Math.log(floored) - digamma(df / 2) + Math.log(df / 2);
  });
  const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length;
  const squares = logs.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const spread = squares / (cautious ? lowerTenthOfChiSquare(logs.length - 1) : logs.length - 1);
  const chance = own.reduce((sum, { df }) => sum + trigamma(df / 2), 0) / own.length;
  if (!(spread > chance)) return { df: Infinity, variance: Math.exp(mean) };
  const half = findRoot((x) => trigamma(x) - (spread - chance), 1e-6, 1e9, 1e-14);
  return { df: 2 * half, variance: Math.exp(mean + digamma(half) - Math.log(half)) };
}

function lowerTenthOfChiSquare(df: number): number {
  const part = 2 / (9 * df);
  return df * (1 - part + lowerTenth * Math.sqrt(part)) ** 3;
}
