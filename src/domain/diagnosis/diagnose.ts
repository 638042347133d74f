/** The diagnosis: what carries the learning to the job, what stands in its way, in which order. */
import type { FactorResult } from '../analysis/analysis.ts';
import type { Factor, Survey } from '../instrument/survey.ts';
import type { ActionLibrary } from '../plan/action-library.ts';
import { type RankedFactor, rankBarriers } from './rank-barriers.ts';

export interface FactorFinding {
  readonly factor: Factor;
  readonly result: FactorResult;
}

export interface Diagnosis {
  /** Strongest first. */
  readonly catalysts: readonly FactorFinding[];
  /** Factors in the barrier zone, ranked among themselves, most worth working on first. */
  readonly barriers: readonly RankedFactor[];
  /** Every factor below the catalyst limit in order of priority, the barriers among them. */
  readonly ranked: readonly RankedFactor[];
}

export function diagnose(
  survey: Survey,
  results: readonly FactorResult[],
  library: ActionLibrary | null,
): Diagnosis {
  const ranked = rankBarriers(survey, results, library);
  const catalysts = results
    .flatMap((result): FactorFinding[] => {
      const factor = survey.factors.find((each) => each.id === result.id);
      return factor && result.zone === 'catalyst' ? [{ factor, result }] : [];
    })
    .sort((a, b) => (b.result.favourability ?? 0) - (a.result.favourability ?? 0));
  const inZone = results.filter((result) => result.zone === 'barrier');
  return { catalysts, barriers: rankBarriers(survey, inZone, library), ranked };
}
