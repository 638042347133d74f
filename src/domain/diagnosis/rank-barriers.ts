/** Which factors to work on first: not the lowest mean alone, and no order inside the noise. */
import type { FactorResult } from '../analysis/analysis.ts';
import type { Factor, Survey } from '../instrument/survey.ts';
import type { ActionLibrary, EvidenceGrade } from '../plan/action-library.ts';
import { catalystLimit, favourabilityInterval } from '../scoring/favourability.ts';
import { negligibleSpread } from '../statistics/moments.ts';
import { studentCdf } from '../statistics/student-t.ts';

/** How much an action's evidence counts; a factor is as well supported as its best action. */
const evidenceWeight: Readonly<Record<EvidenceGrade, number>> = { A: 1, B: 0.8, C: 0.6, D: 0.4 };

export interface RankedFactor {
  readonly factor: Factor;
  readonly result: FactorResult;
  /** 1 is first; factors inside each other's noise share a rank. */
  readonly rank: number;
  /** gap × changeability × evidence × certainty, 0–1. */
  readonly priority: number;
  /** Distance from the catalyst limit, as a share of the scale's range. */
  readonly gap: number;
  /** Probability (0–1) that the true mean is below the catalyst limit. */
  readonly certainty: number;
}

interface Candidate extends Omit<RankedFactor, 'rank'> {
  /** Priority at both ends of the mean's 95% interval. */
  readonly range: readonly [number, number];
}

/**
 * Factors below the catalyst limit, most worth working on first.
 *
 * priority = gap × changeability × evidence × certainty [tool default]: gap = (limit − favourability) /
 * range; changeability of the factor (1–3) / 3; the best evidence grade among its actions (A 1, B .8,
 * C .6, D .4; D without any); certainty = P(T < (limit − favourability) / se), df = n − 1. Two factors
 * share a rank where each one's priority lies inside the span that the other's interval gives.
 * Factors without a zone (`insufficient`) are left out.
 */
export function rankBarriers(
  survey: Survey,
  results: readonly FactorResult[],
  library: ActionLibrary | null,
): RankedFactor[] {
  const candidates = results.flatMap((result) => candidateOf(survey, result, library) ?? []);
  return shareRanks(candidates.sort((a, b) => b.priority - a.priority));
}

function candidateOf(
  survey: Survey,
  result: FactorResult,
  library: ActionLibrary | null,
): Candidate | null {
  const factor = survey.factors.find((each) => each.id === result.id);
  if (!factor || result.zone === 'insufficient' || result.favourability === null || !result.ci95)
    return null;
  const limit = catalystLimit(survey.scale);
  const gapAt = (favourability: number) =>
    Math.max(0, limit - favourability) / (survey.scale.max - survey.scale.min);
  const gap = gapAt(result.favourability);
  if (gap === 0) return null;
  const certainty = certaintyBelow(limit, result);
  const weight = (factor.changeability / 3) * evidenceOf(factor.id, library) * certainty;
  const [low, high] = favourabilityInterval(factor, survey.scale, result.ci95);
  const range = [gapAt(high) * weight, gapAt(low) * weight] as const;
  return { factor, result, gap, certainty, priority: gap * weight, range };
}

function certaintyBelow(limit: number, { favourability, sd, n }: FactorResult): number {
  if (favourability === null || sd === null) return 0;
  if (sd < negligibleSpread) return favourability < limit ? 1 : 0;
  return studentCdf((limit - favourability) / (sd / Math.sqrt(n)), n - 1);
}

function evidenceOf(factorId: string, library: ActionLibrary | null): number {
  const weights = (library?.actions ?? [])
    .filter((action) => action.factor === factorId)
    .map((action) => evidenceWeight[action.grade]);
  return Math.max(evidenceWeight.D, ...weights);
}

function shareRanks(sorted: readonly Candidate[]): RankedFactor[] {
  let leader: Candidate | undefined;
  let rank = 0;
  return sorted.map((candidate, index) => {
    const { range, ...rest } = candidate;
    if (!leader || !inside(leader.range, candidate.priority) || !inside(range, leader.priority)) {
      leader = candidate;
      rank = index + 1;
    }
    return { ...rest, rank };
  });
}

function inside([low, high]: readonly [number, number], value: number): boolean {
  return value >= low - negligibleSpread && value <= high + negligibleSpread;
}
