/** Reliability: of the scale only over enough complete cases, of an item only over enough of its own answers. */
import type { ItemReliability, ReliabilityResult } from '../analysis/analysis.ts';
import type { Gate } from './minimum.ts';

const why = 'too-few-respondents' as const;

export function gateReliability(gate: Gate, reliability: ReliabilityResult): ReliabilityResult {
  const items = reliability.items.map((item) => gateItem(gate, item));
  if (reliability.n >= gate.minimum) return { ...reliability, items };
  return {
    n: 0,
    alpha: null,
    alphaCi95: null,
    omega: null,
    // These two are over the complete cases, however many answered the item.
    items: items.map((item) => ({ ...item, itemRest: null, alphaIfDropped: null, why })),
    why,
  };
}

function gateItem(gate: Gate, item: ItemReliability): ItemReliability {
  if (item.n >= gate.minimum) return item;
  return { id: item.id, n: 0, mean: null, sd: null, itemRest: null, alphaIfDropped: null, why };
}
