/** Who is missing at the follow-up, factor by factor: did those differ who did not come back? */
import type { Survey } from '../instrument/survey.ts';
import { type Scores, scoreAt } from '../scoring/score-sheet.ts';
import { adjustPValues } from '../statistics/adjust-p-values.ts';
import { hedgesG } from '../statistics/hedges-g.ts';
import { type Moments, momentsOf } from '../statistics/moments.ts';
import { welchT } from '../statistics/welch-t.ts';
import type { DropoutResult } from './analysis.ts';
import { type OccasionAnswers, scoreAnswers } from './occasion-answers.ts';
import { rowsByReturn } from './rows-by-return.ts';
import { someScores } from './some-scores.ts';

type FactorDropout = Omit<DropoutResult['factors'][number], 'pAdjusted'>;

/**
 * Scores at the end of training, in the direction of the factor's name, of those who answered the
 * follow-up and those who did not: difference stayed − left with Welch's t, Hedges' g, and the p values
 * adjusted over the factors that have one. Who was excluded at the end of training counts in neither
 * group; `stayed` and `left` count people, each factor's `n` those with a score on it.
 * R: `t.test(stayed, left)`, `p.adjust(p, "BH")`.
 */
export function dropoutByFactor(
  survey: Survey,
  end: OccasionAnswers,
  followup: OccasionAnswers,
): DropoutResult {
  const scores = scoreAnswers(survey, end);
  const { stayed, left } = rowsByReturn(end, scores, followup);
  const factors = survey.factors.map((factor, index) =>
    compare(factor.id, scoreMoments(scores, index, stayed), scoreMoments(scores, index, left)),
  );
  const adjusted = adjustPValues(factors.map(({ p }) => p));
  return {
    stayed: stayed.length,
    left: left.length,
    factors: factors.map((factor, index) => ({ ...factor, pAdjusted: adjusted[index] ?? null })),
  };
}

function compare(factor: string, stayed: Moments, left: Moments): FactorDropout {
  const { difference, ci95, p, why } = welchT(stayed, left);
  return {
    factor,
    stayed: someScores(stayed),
    left: someScores(left),
    difference,
    ci95,
    p,
    hedgesG: hedgesG(stayed, left),
    ...(why ? { why } : {}),
  };
}

function scoreMoments(scores: Scores, factor: number, rows: readonly number[]): Moments {
  return momentsOf(rows.flatMap((row) => scoreAt(scores, row, factor) ?? []));
}
