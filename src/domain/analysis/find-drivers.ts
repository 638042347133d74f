/** Which factors go with the reported use of what was learned, as far as the number of answers allows. */
import type { Survey } from '../instrument/survey.ts';
import { favourabilityOf } from '../scoring/favourability.ts';
import type { Scores } from '../scoring/score-sheet.ts';
import { bootstrapWeights } from '../statistics/bootstrap-weights.ts';
import { type Bundles, dealBundles, mergeBundles } from '../statistics/bundles.ts';
import { negligibleSpread } from '../statistics/moments.ts';
import { drawResamples, randomFrom, shuffle } from '../statistics/random-draws.ts';
import { relativeWeightsOf } from '../statistics/relative-weights.ts';
import { sameOrder } from '../statistics/same-order.ts';
import type { DriversResult } from './analysis.ts';
import { correlateDomains } from './correlate-domains.ts';

/** Complete respondents that each predictor, a factor or a domain, asks for. */
export const respondentsPerPredictor = 10;

/** Their own noise moves a bound by about 3% of the interval's half; more bundles than these add nothing. */
const resamples = 2000;
const mostBundles = 1000;

/** One value a respondent, in the order of the scores; NaN or null is missing. */
export type Outcome = Float64Array | readonly (number | null)[];

/**
 * Relations of the factors with an outcome from the same respondents on the same occasion: no causes.
 *
 * - From 10 complete respondents a factor: Johnson's relative weights of the factors' favourability, with
 *   percentile bootstrap intervals over 2,000 resamples. Complete is who has the outcome and a score on
 *   every factor; a factor on which nobody with the outcome has a score is left out, of the count of
 *   factors too, and absent in the result.
 * - Below that, from 10 respondents a domain: Spearman's correlation of each domain with the outcome. A
 *   domain's value is the mean favourability of its scored factors, where `minAnsweredShare` of them (of
 *   those that anybody has) are scored; each domain uses everybody who has it and the outcome, `n` counts
 *   those who have all domains. Factors without a domain enter nothing.
 * - Else nothing, with the reason.
 *
 * No weights either where the predictors repeat each other or one has no variance, in the answers or in
 * more than 5% of the resamples, or where the factors explain nothing at all (R² below 1e-18: shares of it
 * would be chance).
 *
 * The same respondents give the same result for the same seed, in whatever order they come. Cost: the
 * bootstrap resamples at most 1,000 random bundles of respondents (one respondent each up to 1,000), so it
 * is O(rows · (log rows + p²) + 2000 · (1000 · p² + p³)) for p factors.
 */
export function findDrivers(
  survey: Survey,
  scores: Scores,
  outcome: Outcome,
  seed: number,
): DriversResult {
  const known = rowsWithOutcome(scores, outcome);
  const factors = scoredFactors(scores, known);
  const values = completeCases(survey, scores, outcome, known, factors);
  const n = values.length / (factors.length + 1);
  if (factors.length === 0) return { method: null, n: 0, why: 'no-answers' };
  if (n < respondentsPerPredictor * factors.length) {
    return correlateDomains(survey, scores, outcome, known, factors, respondentsPerPredictor);
  }
  return weighFactors(
    factors.map((factor) => scores.factors[factor] as string),
    values,
    seed,
  );
}

function weighFactors(
  factors: readonly string[],
  values: Float64Array,
  seed: number,
): DriversResult {
  const measures = factors.length + 1;
  const n = values.length / measures;
  const random = randomFrom(seed);
  const order = sameOrder(values, measures);
  shuffle(order, random);
  const bundles: Bundles = dealBundles(values, measures, order, mostBundles);
  const found = relativeWeightsOf(mergeBundles(bundles));
  if (!found.weights) return { method: null, n, why: found.why };
  const { weights, rSquared } = found;
  if (rSquared < negligibleSpread ** 2) return { method: null, n, why: 'no-variance' };
  const { intervals, why } = bootstrapWeights(
    bundles,
    drawResamples(resamples, bundles.count, random),
  );
  if (!intervals) return { method: null, n, why: why ?? 'singular-covariance' };
  return {
    method: 'relative-weights',
    n,
    rSquared,
    factors: factors.map((factor, index) => {
      const weight = weights[index] as number;
      const ci95 = intervals[index] as readonly [number, number];
      return { factor, weight, ci95, share: weight / rSquared };
    }),
  };
}

function rowsWithOutcome(scores: Scores, outcome: Outcome): Uint32Array {
  const rows = new Uint32Array(scores.rows);
  let n = 0;
  for (let row = 0; row < scores.rows; row++) {
    if (!scores.excluded[row] && Number.isFinite(outcome[row] ?? Number.NaN)) rows[n++] = row;
  }
  return rows.subarray(0, n);
}

/** Indices of the factors on which somebody has a score. */
function scoredFactors(scores: Scores, rows: Uint32Array): readonly number[] {
  const width = scores.factors.length;
  return scores.factors.flatMap((_, factor) =>
    rows.some((row) => !Number.isNaN(scores.values[row * width + factor] as number)) ? factor : [],
  );
}

/** Favourability of the factors and the outcome, a row for each respondent who has them all. */
function completeCases(
  survey: Survey,
  scores: Scores,
  outcome: Outcome,
  rows: Uint32Array,
  factors: readonly number[],
): Float64Array {
  const measures = factors.length + 1;
  const values = new Float64Array(rows.length * measures);
  const definitions = factors.map((factor) => survey.factors[factor]);
  let end = 0;
  for (const row of rows) {
    const start = row * scores.factors.length;
    let complete = true;
    for (let index = 0; index < factors.length && complete; index++) {
      const score = scores.values[start + (factors[index] as number)] as number;
      const definition = definitions[index];
      complete = !Number.isNaN(score) && definition !== undefined;
      if (definition) values[end + index] = favourabilityOf(definition, survey.scale, score);
    }
    if (!complete) continue;
    values[end + factors.length] = outcome[row] as number;
    end += measures;
  }
  return values.subarray(0, end);
}
