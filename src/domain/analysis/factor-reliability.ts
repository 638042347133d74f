/** How reliably a factor's items measure it, and each item's part in that. */
import type { FactorLayout } from '../moments/moments-layout.ts';
import { itemComoments, itemMoments } from '../moments/read-moments.ts';
import { standardDeviation } from '../statistics/moments.ts';
import { reliabilityOf } from '../statistics/reliability.ts';
import type { ItemReliability, ReliabilityResult, WhyNull } from './analysis.ts';

/**
 * Alpha, omega and item–rest correlations over the respondents who answered every item of the factor; an
 * item's own n, mean and sd over everyone who answered it.
 */
export function factorReliability(factor: FactorLayout, values: Float64Array): ReliabilityResult {
  if (factor.items.length === 0) return noReliability('no-answers');
  const { items, why: scaleWhy, ...scale } = reliabilityOf(itemComoments(factor, values));
  return {
    ...scale,
    ...(scaleWhy ? { why: scaleWhy } : {}),
    items: factor.items.map((id, index): ItemReliability => {
      const own = itemMoments(factor, values, index);
      const { why = null, ...rest } = items[index] ?? { itemRest: null, alphaIfDropped: null };
      const reason = own.n === 0 ? 'no-answers' : own.n === 1 ? 'one-respondent' : why;
      return {
        id,
        n: own.n,
        mean: own.n > 0 ? own.mean : null,
        sd: standardDeviation(own),
        ...rest,
        ...(reason ? { why: reason } : {}),
      };
    }),
  };
}

/** A factor about which nothing is known or may be told. */
export function noReliability(why: WhyNull): ReliabilityResult {
  return { n: 0, alpha: null, alphaCi95: null, omega: null, items: [], why };
}
