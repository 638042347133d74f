/** Cronbach's alpha: how far the items of a factor agree, as a share of the variance of their sum. */
import { type Comoments, covarianceMatrix } from './comoments.ts';
import { sumVariance } from './sum-variance.ts';

export interface CronbachAlpha {
  /** At most 1; negative where the items contradict each other. */
  readonly alpha: number | null;
  readonly why?: 'one-item' | 'no-answers' | 'one-respondent' | 'no-variance';
}

/**
 * Raw coefficient alpha of k items.
 *
 * α = k / (k − 1) · (1 − Σ s_i² / s²_total), with sample variances (n − 1) of the items and of their sum.
 * Cronbach (1951), Psychometrika 16(3), 297–334, eq. 2. Complete cases only. Null for one item
 * ('one-item'), for nobody or no item ('no-answers'), for one complete case ('one-respondent'), and where
 * the sum has no spread ('no-variance'). An item without spread stays an item, as the definition has it;
 * psych drops such items, with a notice, and then gives the alpha of the others.
 * R: `psych::alpha(cov(x))$total$raw_alpha`.
 */
export function cronbachAlpha(comoments: Comoments): CronbachAlpha {
  const items = comoments.means.length;
  if (items === 1) return { alpha: null, why: 'one-item' };
  if (items === 0 || comoments.n === 0) return { alpha: null, why: 'no-answers' };
  const covariances = covarianceMatrix(comoments);
  if (covariances === null) return { alpha: null, why: 'one-respondent' };
  const alpha = alphaOf(covariances, [...covariances.keys()]);
  return alpha === null ? { alpha, why: 'no-variance' } : { alpha };
}

/** Alpha of at least two of the items, named by their indices; null where their sum has no spread. */
export function alphaOf(
  covariances: readonly (readonly number[])[],
  items: readonly number[],
): number | null {
  const total = sumVariance(covariances, items);
  if (total === 0) return null;
  const own = items.reduce((sum, item) => sum + (covariances[item]?.[item] ?? 0), 0);
  return Math.min(1, (items.length / (items.length - 1)) * (1 - own / total));
}
