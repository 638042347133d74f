/** How each item goes with the others of its factor, and what alpha would be without it. */
import { type Comoments, covarianceMatrix } from './comoments.ts';
import { alphaOf } from './cronbach-alpha.ts';
import { sumVariance } from './sum-variance.ts';

export interface ItemRest {
  /** Correlation of the item with the sum of the other items, −1 to 1. */
  readonly itemRest: number | null;
  readonly alphaIfDropped: number | null;
  /** Of the first figure above that is null. */
  readonly why?: 'one-item' | 'two-items' | 'no-answers' | 'one-respondent' | 'no-variance';
}

const nothing = { itemRest: null, alphaIfDropped: null };

/**
 * One figure pair an item, in the order of the items, over the complete cases.
 *
 * itemRest = cov(x_i, Σ x_j) / (s_i · s_rest), j ≠ i: the corrected item–total correlation (Henrysson 1963,
 * Psychometrika 28(2), 211–218). Null where the item or the sum of the others has no spread ('no-variance').
 * alphaIfDropped: Cronbach's alpha of the other items; null where their sum has no spread ('no-variance')
 * and of two items, where a single one is left, which has no alpha ('two-items'; psych then gives a
 * number all the same). Both are null for a single item ('one-item') and below two complete cases.
 * R: `psych::alpha(x)$item.stats$r.drop`, `psych::alpha(x)$alpha.drop$raw_alpha`.
 */
export function itemRest(comoments: Comoments): ItemRest[] {
  const items = [...comoments.means.keys()];
  if (items.length === 1) return [{ ...nothing, why: 'one-item' }];
  const covariances = covarianceMatrix(comoments);
  if (covariances === null) {
    const why = comoments.n === 0 ? ('no-answers' as const) : ('one-respondent' as const);
    return items.map(() => ({ ...nothing, why }));
  }
  return items.map((item) => figuresOf(covariances, item, items));
}

function figuresOf(
  covariances: readonly (readonly number[])[],
  item: number,
  items: readonly number[],
): ItemRest {
  const others = items.filter((other) => other !== item);
  const correlation = correlationWithSum(covariances, item, others);
  const alphaIfDropped = others.length > 1 ? alphaOf(covariances, others) : null;
  const figures = { itemRest: correlation, alphaIfDropped };
  if (correlation !== null && alphaIfDropped !== null) return figures;
  const why = correlation === null || others.length > 1 ? 'no-variance' : 'two-items';
  return { ...figures, why };
}

function correlationWithSum(
  covariances: readonly (readonly number[])[],
  item: number,
  others: readonly number[],
): number | null {
  const row = covariances[item] ?? [];
  const own = row[item] ?? 0;
  const rest = sumVariance(covariances, others);
  if (own === 0 || rest === 0) return null;
  const shared = others.reduce((sum, other) => sum + (row[other] ?? 0), 0);
  return Math.max(-1, Math.min(1, shared / Math.sqrt(own * rest)));
}
