/** The variance of a sum of items, from their covariances: what alpha and the item–rest correlation divide by. */
import { negligibleSpread } from './moments.ts';

/** Below this share of the covariances added up, what remains of them is their rounding. */
const rounding = 1e-12;

/**
 * Σᵢ Σⱼ c_ij over the named items; exactly 0 where the sum of the items has no spread, also where items
 * that spread cancel each other out. R: `var(rowSums(x[, items]))`.
 */
export function sumVariance(
  covariances: readonly (readonly number[])[],
  items: readonly number[],
): number {
  let sum = 0;
  let size = 0;
  for (const i of items) {
    for (const j of items) {
      const covariance = covariances[i]?.[j] ?? 0;
      sum += covariance;
      size += Math.abs(covariance);
    }
  }
  return sum < Math.max(negligibleSpread ** 2, rounding * size) ? 0 : sum;
}
