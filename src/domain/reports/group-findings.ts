/** What the comparison of groups comes to: where they differ beyond noise, and whether their means are climate. */
import type { ComparisonResult, GroupPair } from '../analysis/analysis.ts';
import type { Factor, Survey } from '../instrument/survey.ts';

/** Of adjusted p. */
export const noise = 0.05;

export interface GroupFinding {
  readonly factor: Factor;
  readonly comparison: ComparisonResult;
}

/** Factors on which the groups differ after adjustment for many tests, the largest difference first. */
export function clearDifferences(
  survey: Survey,
  comparison: readonly ComparisonResult[],
): GroupFinding[] {
  return findingsOf(survey, comparison)
    .filter(({ comparison: { welch } }) => (welch.pAdjusted ?? 1) < noise)
    .sort((a, b) => (b.comparison.omegaSquared ?? 0) - (a.comparison.omegaSquared ?? 0));
}

/** Factors whose group means may be called climate. */
export function climateFactors(survey: Survey, comparison: readonly ComparisonResult[]): Factor[] {
  return findingsOf(survey, comparison).flatMap(({ factor, comparison: { climate } }) =>
    climate ? [factor] : [],
  );
}

function findingsOf(survey: Survey, comparison: readonly ComparisonResult[]): GroupFinding[] {
  return comparison.flatMap((each) => {
    const factor = survey.factors.find(({ id }) => id === each.factor);
    return factor ? [{ factor, comparison: each }] : [];
  });
}

/** Pairs of groups that can be told apart, the surest first. */
export function clearPairs({ pairs = [] }: ComparisonResult): GroupPair[] {
  return pairs.filter(({ p }) => p < noise).sort((a, b) => a.p - b.p);
}
