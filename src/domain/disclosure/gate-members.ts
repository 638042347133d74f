/**
 * Two classes of another school are told together: their mean and how far they lie from each other would be the two
 * of them. Of three and more, mean and spread leave open which is which.
 */
import { mergeVectors } from '../moments/merge-vectors.ts';
import type { FactorLayout, MomentsLayout } from '../moments/moments-layout.ts';
import { scoreMoments } from '../moments/read-moments.ts';
import { mergePairedMoments, noPairs, type PairedMoments } from '../statistics/paired-moments.ts';

const toldTogether = 2;

/**
 * Moments of the classes of one school, gated. A factor on which two of them have a score is the two people by people
 * in the first and nothing in the second; whatever is added up over the classes stays the same.
 */
export function gateClassesOfMember(
  layout: MomentsLayout,
  classes: readonly Float64Array[],
): readonly Float64Array[] {
  const gated = classes.map((values) => values.slice());
  for (const factor of layout.factors) {
    const having = gated.filter((values) => scoreMoments(factor, values).n > 0);
    const [first, second] = having;
    if (having.length === toldTogether && first && second)
      moveFactor(layout, factor, second, first);
  }
  return gated;
}

function moveFactor(
  { size }: MomentsLayout,
  { complete, unfavourable }: FactorLayout,
  from: Float64Array,
  to: Float64Array,
): void {
  const both = mergeVectors(size, [from, to]);
  to.set(both.subarray(complete, unfavourable + 1), complete);
  from.fill(0, complete, unfavourable + 1);
}

/** The same of those who answered twice. */
export function gatePairsOfMember<T extends { readonly factors: readonly PairedMoments[] }>(
  classes: readonly T[],
): readonly T[] {
  const factors = classes[0]?.factors.map((_, at) =>
    together(classes.map((one) => one.factors[at] ?? noPairs)),
  );
  return classes.map((one, index) => ({
    ...one,
    factors: one.factors.map((own, at) => factors?.[at]?.[index] ?? own),
  }));
}

function together(pairs: readonly PairedMoments[]): readonly PairedMoments[] {
  const having = pairs.filter(({ difference }) => difference.n > 0);
  const [first, second] = having;
  if (having.length !== toldTogether || !first || !second) return pairs;
  const both = mergePairedMoments(first, second);
  return pairs.map((own) => (own === first ? both : noPairs));
}
