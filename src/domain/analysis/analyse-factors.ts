/** Factor results of one set of respondents, from their scores. */
import { classifyZone } from '../diagnosis/classify-zone.ts';
import type { Factor, Survey } from '../instrument/survey.ts';
import { favourabilityInterval, favourabilityOf, middleOf } from '../scoring/favourability.ts';
import { type Scores, scoreAt } from '../scoring/score-sheet.ts';
import { meanInterval } from '../statistics/mean-interval.ts';
import {
  addValue,
  type Moments,
  negligibleSpread,
  noMoments,
  standardDeviation,
} from '../statistics/moments.ts';
import type { FactorResult, WhyNull } from './analysis.ts';

/** Moments of a factor's scores and how many of them are unfavourable; both add up over groups. */
interface FactorMoments {
  readonly scores: Moments;
  readonly unfavourable: number;
}

/** One result a factor, in the survey's order. @param rows which respondents; all unless given */
export function analyseFactors(
  survey: Survey,
  scores: Scores,
  rows?: readonly number[],
): FactorResult[] {
  return survey.factors.map((factor, index) =>
    factorResult(survey, factor, factorMoments(survey, scores, index, rows)),
  );
}

export function factorMoments(
  survey: Survey,
  scores: Scores,
  index: number,
  rows: readonly number[] = [...Array(scores.rows).keys()],
): FactorMoments {
  const factor = survey.factors[index];
  const middle = middleOf(survey.scale) - negligibleSpread;
  let moments = noMoments;
  let unfavourable = 0;
  for (const row of rows) {
    const score = scoreAt(scores, row, index);
    if (score === undefined || !factor) continue;
    moments = addValue(moments, score);
    if (favourabilityOf(factor, survey.scale, score) < middle) unfavourable++;
  }
  return { scores: moments, unfavourable };
}

/** Turns moments into the figures of a report; what cannot be computed is null with a reason. */
function factorResult(survey: Survey, factor: Factor, moments: FactorMoments): FactorResult {
  const { n, mean } = moments.scores;
  if (n === 0) return { ...emptyResult(factor.id), why: 'no-answers' };
  const ci95 = meanInterval(moments.scores);
  const favourability = favourabilityOf(factor, survey.scale, mean);
  const unfavourableShare = moments.unfavourable / n;
  const interval = ci95 && favourabilityInterval(factor, survey.scale, ci95);
  const zone = classifyZone(survey.scale, { n, favourability, interval, unfavourableShare });
  const figures = { id: factor.id, n, mean, sd: standardDeviation(moments.scores), ci95 };
  const why = n === 1 ? { why: 'one-respondent' as WhyNull } : {};
  return { ...figures, favourability, unfavourableShare, zone, ...why };
}

/** A factor without figures. */
export function emptyResult(id: string): FactorResult {
  return {
    id,
    n: 0,
    mean: null,
    sd: null,
    ci95: null,
    favourability: null,
    unfavourableShare: null,
    zone: 'insufficient',
  };
}
