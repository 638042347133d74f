/** Joint moments of two measurements of the same people: all that a paired comparison needs. */
import { addValue, type Moments, mergeMoments, noMoments } from './moments.ts';

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

/**
 * Joins the pairs of two groups; associative up to rounding. The products gain
 * (b̄ − ā)(d̄ − c̄) · m·n / (m + n), with ā, b̄ the means before and c̄, d̄ those after of m and n pairs.
 * Chan, Golub and LeVeque (1979), eq. 2.1; Bennett et al. (2009), IEEE Cluster, for the pairwise products.
 */
export function mergePairedMoments(a: PairedMoments, b: PairedMoments): PairedMoments {
  const [m, n] = [a.difference.n, b.difference.n];
  if (m === 0) return b;
  if (n === 0) return a;
  const apart = (b.before.mean - a.before.mean) * (b.after.mean - a.after.mean);
  return {
    before: mergeMoments(a.before, b.before),
    after: mergeMoments(a.after, b.after),
    difference: mergeMoments(a.difference, b.difference),
    products: a.products + b.products + (apart * m * n) / (m + n),
  };
}
