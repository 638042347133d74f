/** Random-intercept model: what the groups' means would be without the luck of small numbers. */
import { addValue, type Moments, noMoments } from './moments.ts';
import { oneWayAnova } from './one-way-anova.ts';
import { type GroupData, remlRatio } from './reml-ratio.ts';

export interface GroupIntercept {
  /** Fixed effect plus the group's predicted random effect. */
  readonly shrunken: number;
  readonly interval95: readonly [number, number];
}

export interface RandomIntercept {
  /** Fixed effect: the grand mean that the estimates shrink to. */
  readonly mean: number | null;
  /** Variance between the groups, at least 0. */
  readonly between: number | null;
  /** Variance within the groups. */
  readonly within: number | null;
  /** One a group given, in its order; null for a group without a value, and for all where `why` is given. */
  readonly estimates: readonly (GroupIntercept | null)[];
  /** Evaluations of the criterion's slope. */
  readonly iterations: number;
  readonly why?: 'fewer-than-two-groups' | 'one-respondent-each' | 'no-variance-within';
}

/**
 * Random-intercept model yᵢⱼ = μ + bⱼ + eᵢⱼ, bⱼ ~ N(0, σ_b²), eᵢⱼ ~ N(0, σ_w²), by restricted maximum
 * likelihood. Patterson and Thompson (1971), Biometrika 58(3), 545–554; prediction: Henderson (1975),
 * Biometrics 31(2), 423–447.
 * With λ = σ_b²/σ_w² and wⱼ = nⱼ/(1 + nⱼλ): μ = Σ wⱼȳⱼ / Σ wⱼ, σ_w² = (SSW + Σ wⱼ(ȳⱼ − μ)²) / (N − 1),
 * shrunken = μ + λwⱼ(ȳⱼ − μ), interval = shrunken ± 1.96·√(σ_b²/(1 + nⱼλ)): the conditional standard
 * deviation, which takes μ and the variances as known.
 *
 * One `Moments` a group, any unit; groups without a value are ignored, a missing answer is not counted.
 * Where the groups differ no more than chance has them, σ_b² is exactly 0, every estimate is μ and its interval
 * has no width: the data show no difference between the groups, not that there is none.
 * Null: fewer than two groups ('fewer-than-two-groups'), no group of two ('one-respondent-each'), no spread inside any group
 * ('no-variance-within').
 *
 * R: `m <- lme4::lmer(y ~ 1 + (1 | g), REML = TRUE)`, `lme4::VarCorr(m)`, `coef(m)$g`,
 * `lme4::ranef(m, condVar = TRUE)`.
 */
export function randomIntercept(groups: readonly Moments[]): RandomIntercept {
  const { groups: count, n, msw } = oneWayAnova(groups);
  if (count < 2) return unknown(groups, 'fewer-than-two-groups');
  if (msw === null) return unknown(groups, 'one-respondent-each');
  if (msw === 0) return unknown(groups, 'no-variance-within');
  const data = { n, groups: count, squaresWithin: msw * (n - count), sizes: bySize(groups) };
  const { ratio, mean, within, iterations } = remlRatio(data);
  const estimates = groups.map((group) =>
    group.n === 0 ? null : predict(group, { ratio, mean, within }),
  );
  return { mean, between: ratio * within, within, estimates, iterations };
}

function unknown(
  groups: readonly Moments[],
  why: NonNullable<RandomIntercept['why']>,
): RandomIntercept {
  const estimates = groups.map(() => null);
  return { mean: null, between: null, within: null, estimates, iterations: 0, why };
}

function predict(
  group: Moments,
  fit: { readonly ratio: number; readonly mean: number; readonly within: number },
): GroupIntercept {
  const spread = 1 + group.n * fit.ratio;
  const shrunken = fit.mean + ((group.n * fit.ratio) / spread) * (group.mean - fit.mean);
  const half = 1.96 * Math.sqrt((fit.ratio * fit.within) / spread);
  return { shrunken, interval95: [shrunken - half, shrunken + half] };
}

// Groups of one size have one weight, so 5,000 groups cost as much as their few sizes.
function bySize(groups: readonly Moments[]): GroupData['sizes'] {
  const means = new Map<number, Moments>();
  for (const { n, mean } of groups) {
    if (n > 0) means.set(n, addValue(means.get(n) ?? noMoments, mean));
  }
  return [...means].map(([size, ofMeans]) => ({ size, means: ofMeans }));
}
