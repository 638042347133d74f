/** Whether the means of several groups differ, where neither their sizes nor their spreads need be equal. */
import { fUpperTail } from './f-distribution.ts';
import { type Moments, standardDeviation } from './moments.ts';

export interface WelchTest {
  readonly f: number | null;
  readonly df1: number | null;
  readonly df2: number | null;
  readonly p: number | null;
  /** Positions of the groups that entered. */
  readonly used: readonly number[];
  /** Cases in those groups. */
  readonly n: number;
  /** Why the figures are null: fewer than two groups could enter. */
  readonly why?: 'fewer-than-two-groups';
}

/** Positions of the groups with at least two values and a spread: the others have no standard error. */
export function groupsWithSpread(groups: readonly Moments[]): readonly number[] {
  return [...groups.keys()].filter((index) => standardDeviation(groups[index] as Moments));
}

/**
 * Welch's one-way test. With wᵢ = nᵢ / sᵢ², W = Σ wᵢ, x̃ = Σ wᵢ x̄ᵢ / W and
 * h = Σ (1 − wᵢ / W)² / (nᵢ − 1), over k groups:
 *
 * F = [Σ wᵢ (x̄ᵢ − x̃)² / (k − 1)] / [1 + 2 (k − 2) h / (k² − 1)], df1 = k − 1, df2 = (k² − 1) / (3 h).
 *
 * Welch (1951), Biometrika 38, 330–336, eq. 14–16. Groups with fewer than two values or without spread
 * are left out; fewer than two others give nulls. R: `oneway.test(score ~ group, var.equal = FALSE)`.
 */
export function welchTest(groups: readonly Moments[]): WelchTest {
  const used = groupsWithSpread(groups);
  const weighted = used.map((index) => weightedGroup(groups[index] as Moments));
  const n = weighted.reduce((sum, group) => sum + group.n, 0);
  const k = weighted.length;
  if (k < 2)
    return { f: null, df1: null, df2: null, p: null, used, n, why: 'fewer-than-two-groups' };
  const whole = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const centre = weighted.reduce((sum, { weight, mean }) => sum + (weight / whole) * mean, 0);
  let between = 0;
  let h = 0;
  for (const group of weighted) {
    between += (group.weight * (group.mean - centre) ** 2) / (k - 1);
    h += (1 - group.weight / whole) ** 2 / (group.n - 1);
  }
  const f = between / (1 + (2 * (k - 2) * h) / (k * k - 1));
  const df1 = k - 1;
  const df2 = (k * k - 1) / (3 * h);
  return { f, df1, df2, p: fUpperTail(f, df1, df2), used, n };
}

function weightedGroup({ n, mean, squares }: Moments) {
  return { n, mean, weight: (n * (n - 1)) / squares };
}

/**
 * Share of the variance that goes with the groups, as estimated from F: ω² = (F − 1) df1 /
 * ((F − 1) df1 + n), never below 0; `n` cases in the groups of the test. Hays (1963), Statistics for
 * Psychologists, ch. 12; here with Welch's F. R: `max(0, (f - 1) * df1 / ((f - 1) * df1 + n))`.
 */
export function omegaSquared(f: number, df1: number, n: number): number {
  const excess = Math.max(0, (f - 1) * df1);
  return excess / (excess + n);
}
