/** What a comparison comes to: which groups stand apart, on which factors the groups differ as a whole. */
import type { ComparisonResult, GroupEstimate } from '../analysis/analysis.ts';
import type { Factor, Survey } from '../instrument/survey.ts';
import { adjustPValues } from '../statistics/adjust-p-values.ts';
import { studentQuantile } from '../statistics/student-t.ts';

/**
 * Of all comparisons in which nothing differs at most 4% are meant to say of some group that it stands apart, and at
 * most 1% of some factor that the groups differ on it as a whole: together at most 5% that anything differs. Where
 * spreads are very unequal it is a little more; docs/statistics.md has what was measured.
 */
const noiseOfGroups = 0.04;
const noiseOfAll = 0.01;

/** One group on one factor, beyond noise. */
export interface GroupApart {
  readonly factor: Factor;
  readonly group: string;
  /** Of its favourability. */
  readonly side: 'above' | 'below';
  /** Its favourability − the mean of the others. */
  readonly difference: number;
  /** Holds although this was picked out of many; never includes 0. Worked out when it is asked for. */
  readonly interval: () => readonly [number, number];
  readonly pAdjusted: number;
}

export interface ComparisonFindings {
  /** The surest first. */
  readonly apart: readonly GroupApart[];
  /** Factors on which the groups differ as a whole, the largest share of variance first. */
  readonly overall: readonly Factor[];
  /** Factors that could be compared. */
  readonly compared: number;
}

export function comparisonFindings(
  survey: Survey,
  comparison: readonly ComparisonResult[],
): ComparisonFindings {
  return {
    apart: groupsApart(survey, comparison),
    overall: overallDifferences(survey, comparison),
    compared: comparison.filter(({ welch }) => welch.p !== null).length,
  };
}

/**
 * With R of m contrasts below the limit q their intervals are at 1 − R·q/m, so that of those picked out no more than
 * q miss their difference: Benjamini and Yekutieli (2005), JASA 100(469), 71–81.
 */
function groupsApart(survey: Survey, comparison: readonly ComparisonResult[]): GroupApart[] {
  const picked = comparison.flatMap(({ factor: id, estimates }) => {
    const factor = survey.factors.find((each) => each.id === id);
    return factor ? estimates.filter(isPicked).map((cell) => ({ factor, cell })) : [];
  });
  const cells = comparison.reduce((sum, { estimates }) => sum + contrastsIn(estimates), 0);
  const tail = (picked.length * noiseOfGroups) / cells / 2;
  return picked
    .flatMap(({ factor, cell }) => apartFrom(factor, cell, tail) ?? [])
    .sort((a, b) => a.pAdjusted - b.pAdjusted || Math.abs(b.difference) - Math.abs(a.difference));
}

function isPicked({ fromOthers }: GroupEstimate): boolean {
  return fromOthers.pAdjusted !== null && fromOthers.pAdjusted < noiseOfGroups;
}

function contrastsIn(estimates: readonly GroupEstimate[]): number {
  return estimates.reduce((sum, { fromOthers }) => sum + (fromOthers.p === null ? 0 : 1), 0);
}

function apartFrom(
  factor: Factor,
  { group, fromOthers }: GroupEstimate,
  tail: number,
): GroupApart | null {
  const { difference, error, df, pAdjusted } = fromOthers;
  if (difference === null || error === null || df === null || pAdjusted === null) return null;
  const turned = factor.polarity === 'unfavourable' ? -difference : difference;
  return {
    factor,
    group,
    side: turned > 0 ? 'above' : 'below',
    difference: turned,
    interval: () => {
      const half = -studentQuantile(tail, df) * error;
      return [turned - half, turned + half];
    },
    pAdjusted,
  };
}

/**
 * The larger p of Welch's test and Brown and Forsythe's counts: Welch's alone finds too much in many small groups. Of two
 * groups it would ask again what their contrast has answered.
 */
function overallDifferences(survey: Survey, comparison: readonly ComparisonResult[]): Factor[] {
  const adjusted = adjustPValues(
    comparison.map(({ welch, brownForsythe, estimates }) =>
      welch.p === null || brownForsythe.p === null || contrastsIn(estimates) < 3
        ? null
        : Math.max(welch.p, brownForsythe.p),
    ),
  );
  return comparison
    .filter((_, index) => (adjusted[index] ?? 1) < noiseOfAll)
    .sort((a, b) => (b.omegaSquared ?? 0) - (a.omegaSquared ?? 0))
    .flatMap(({ factor }) => survey.factors.find(({ id }) => id === factor) ?? []);
}
