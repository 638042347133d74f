/** The least that is told of a set of scores. */
import { type Moments, standardDeviation } from '../statistics/moments.ts';
import type { SomeScores } from './analysis.ts';

export function someScores(moments: Moments): SomeScores {
  const { n } = moments;
  if (n === 0) return { n, mean: null, sd: null, why: 'no-answers' };
  const figures = { n, mean: moments.mean, sd: standardDeviation(moments) };
  return n > 1 ? figures : { ...figures, why: 'one-respondent' };
}
