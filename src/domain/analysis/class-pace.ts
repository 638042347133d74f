/** How fast a class answered, where that is counted for the class and no answer carries its time. */
import type { AnalysedOccasion } from './analyse-occasion.ts';
import { carelessLimits } from './careless-answers.ts';

export interface ClassPace {
  /** Answers whose time was known when they came. */
  readonly timed: number;
  /** Of these, below `carelessLimits.secondsPerItem` seconds an answered item. */
  readonly fast: number;
}

/** Tells the counts beside the other signs; they mark nobody, so nobody is left out by them. */
export function withClassPace(
  analysed: AnalysedOccasion,
  pace: ClassPace | null,
): AnalysedOccasion {
  if (pace === null || pace.timed === 0) return analysed;
  const { analysis } = analysed;
  const completionTime = {
    checked: pace.timed,
    flagged: pace.fast,
    limit: carelessLimits.secondsPerItem,
    apart: true,
  } as const;
  return {
    ...analysed,
    analysis: { ...analysis, careless: { ...analysis.careless, completionTime } },
  };
}
