/** Joint moments of two measurements of the same people: all that a paired comparison needs. */
import { addValue, type Moments, noMoments } from './moments.ts';

export interface PairedMoments {
  readonly before: Moments;
  readonly after: Moments;
  /** Moments of after − before. */
  readonly difference: Moments;
  /** Sum of products of the deviations from both means. */
  readonly products: number;
}

export const noPairs: PairedMoments = {
  before: noMoments,
  after: noMoments,
  difference: noMoments,
  products: 0,
};

/** Adds one person's pair. Bennett et al. (2009), IEEE Cluster, eq. 3.3, for the cross product. */
export function addPair(moments: PairedMoments, before: number, after: number): PairedMoments {
  const nextBefore = addValue(moments.before, before);
  const nextAfter = addValue(moments.after, after);
  return {
    before: nextBefore,
    after: nextAfter,
    difference: addValue(moments.difference, after - before),
    products: moments.products + (before - moments.before.mean) * (after - nextAfter.mean),
  };
}
