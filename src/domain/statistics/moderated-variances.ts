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
 * In the squared units of the measurement, one a group given; null for a group of fewer than two values, which tells
 * nothing to the others either. Null for all where fewer than two groups are left, or none has spread.
 * R: tests/fixtures/r/contrast-figures.R, with `limma::squeezeVar`.
 */
export function moderatedVariances(
  groups: readonly Moments[],
): readonly (ModeratedVariance | null)[] | null {
  const own = groups
    .filter(({ n }) => n > 1)
    .map((group) => ({ df: group.n - 1, variance: (standardDeviation(group) ?? 0) ** 2 }));
  const pooled = pooledVariance(own);
  if (own.length < 2 || pooled === 0) return null;
  const all = own.reduce((sum, { df }) => sum + df, 0);
  const logs = logVariances(own);
  const prior = logs && {
    df: priorOf(own, logs, true).df,
    variance: priorOf(own, logs, false).variance,
  };
  let at = 0;
  return groups.map(({ n }) => {
    if (n < 2) return null;
    const { variance, df } = squeezed(own[at++] as ModeratedVariance, prior);
    return { variance: Math.max(pooled, variance), df: Math.min(df, all) };
  });
}

function pooledVariance(own: readonly ModeratedVariance[]): number {
  const all = own.reduce((sum, { df }) => sum + df, 0);
  return own.reduce((sum, { df, variance }) => sum + (df / all) * variance, 0);
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
 * ln s₀² = ē + ψ(d₀/2) − ln(d₀/2); where that is not positive d₀ is infinite and s₀² the pooled variance. `cautious` takes the upper
 * 90% limit of the variance of e, (k − 1)·var(e) / χ², for k groups, with the lower tenth of χ² on k − 1 degrees of freedom by
 * Wilson and Hilferty (1931), PNAS 17(12), 684–688.
 *
 * Null where at least half the variances are 0. R: `limma::squeezeVar(s2, d)`, `$df.prior` and `$var.prior`.
 */
export function variancePrior(
  own: readonly ModeratedVariance[],
  { cautious = false }: { readonly cautious?: boolean } = {},
): VariancePrior | null {
  const logs = logVariances(own);
  return logs && priorOf(own, logs, cautious);
}

/** Mean and sum of squares of e over the groups, and what the latter would be by chance alone. */
interface LogVariances {
  readonly mean: number;
  readonly squares: number;
  readonly chance: number;
}

/** Null where at least half the variances are 0. */
function logVariances(own: readonly ModeratedVariance[]): LogVariances | null {
  const sorted = new Float64Array(own.map(({ variance }) => variance)).sort();
  const median = quantile(sorted, 0.5) ?? 0;
  if (median === 0) return null;
  const count = own.length;
  const chanceOf = chances();
  let [mean, squares, chance] = [0, 0, 0];
  for (const [at, { df, variance }] of own.entries()) {
    const { centre, spread } = chanceOf(df);
    const log = Math.log(Math.max(variance, leastShare * median)) - centre;
    const delta = log - mean;
    mean += delta / (at + 1);
    squares += delta * (log - mean);
    chance += spread / count;
  }
  return { mean, squares, chance };
}

function priorOf(
  own: readonly ModeratedVariance[],
  { mean, squares, chance }: LogVariances,
  cautious: boolean,
): VariancePrior {
  const most = own.length - 1;
  const excess = squares / (cautious ? lowerTenthOfChiSquare(most) : most) - chance;
  if (!(excess > 0)) return { df: Infinity, variance: pooledVariance(own) };
  const half = findRoot((x) => trigamma(x) - excess, 1e-6, 1e9, 1e-14);
  return { df: 2 * half, variance: Math.exp(mean + digamma(half) - Math.log(half)) };
}

/** Mean and variance of ln(s²/σ²) on so many degrees of freedom, each worked out once: many groups have few different ones. */
function chances(): (df: number) => { readonly centre: number; readonly spread: number } {
  const known = new Map<number, { readonly centre: number; readonly spread: number }>();
  return (df) => {
    const found = known.get(df);
    if (found) return found;
    const half = df / 2;
    const chance = { centre: digamma(half) - Math.log(half), spread: trigamma(half) };
    known.set(df, chance);
    return chance;
  };
}

function lowerTenthOfChiSquare(df: number): number {
  const part = 2 / (9 * df);
  return df * (1 - part + lowerTenth * Math.sqrt(part)) ** 3;
}
