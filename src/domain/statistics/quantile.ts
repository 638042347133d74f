/** Quantiles of a list of numbers, as R gives them unless told otherwise. */

/**
 * Sample quantile of type 7: linear between the order statistics around (n − 1)·p + 1. Hyndman, R. J. and
 * Fan, Y. (1996), The American Statistician 50(4), 361–365, definition 7. Null without values.
 * R: `quantile(x, p, type = 7)`.
 *
 * @param sorted values in ascending order
 * @param p 0 to 1
 */
export function quantile(sorted: ArrayLike<number>, p: number): number | null {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below];
  if (low === undefined) return null;
  const high = sorted[below + 1] ?? low;
  return low + (position - below) * (high - low);
}
