/** How uncertain relative weights are: their spread over resampled respondents. */
import { type Bundles, resampleBundles } from './bundles.ts';
import { quantile } from './quantile.ts';
import { type RelativeWeights, relativeWeightsOf } from './relative-weights.ts';

export interface WeightIntervals {
  /** One a predictor; null where too many resamples gave no weights. */
  readonly intervals: readonly (readonly [number, number])[] | null;
  readonly resamples: number;
  /** Resamples without weights: predictors that repeat each other in it, or one without variance. */
  readonly skipped: number;
  readonly why?: (RelativeWeights & { readonly weights: null })['why'];
}

/** With more than this share of the resamples skipped the rest is no fair picture. */
const mostSkipped = 0.05;

/**
 * Percentile bootstrap of Johnson's relative weights: the .025 and .975 quantiles (type 7) of each weight
 * over the resamples. Tonidandel, S., LeBreton, J. M. and Johnson, J. W. (2009), Psychological Methods
 * 14(4), 387–399; Efron and Tibshirani (1993), An introduction to the bootstrap, chapter 13. Weights are never negative, so an interval
 * above 0 is no sign of significance: it shows how far a weight is known, not that it differs from 0.
 *
 * Resamples without weights are skipped and counted; with more than 5% of them, or without any resample,
 * the intervals are null. R: `quantile(boot(data, weights, 2000)$t[, j], c(.025, .975))`.
 *
 * @param bundles predictors, and the outcome as the last measure
 * @param draws numbers of the bundles in each resample, from 0
 */
export function bootstrapWeights(
  bundles: Bundles,
  draws: Iterable<ArrayLike<number>>,
): WeightIntervals {
  const found: (readonly number[])[] = [];
  let skipped = 0;
  let why: WeightIntervals['why'] = 'singular-covariance';
  for (const draw of draws) {
    const result = relativeWeightsOf(resampleBundles(bundles, draw));
    if (result.weights) found.push(result.weights);
    else {
      skipped++;
      why = result.why;
    }
  }
  const resamples = found.length + skipped;
  if (found.length === 0 || skipped > mostSkipped * resamples) {
    return { intervals: null, resamples, skipped, why };
  }
  const intervals = Array.from({ length: bundles.measures - 1 }, (_, predictor) => {
    const values = Float64Array.from(found, (weights) => weights[predictor] as number).sort();
    return [quantile(values, 0.025) as number, quantile(values, 0.975) as number] as const;
  });
  return { intervals, resamples, skipped };
}
