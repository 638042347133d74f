/** Where a value stands among others. */
import { negligibleSpread } from './moments.ts';

/**
 * 100 · (number of the others below + half the number of those equal) / their number. Crocker and Algina (1986),
 * Introduction to Classical and Modern Test Theory, ch. 19, with the value itself not counted. Values less than 1e-9
 * apart are equal: 11/3 is not exact. Null without others.
 * R: `100 * (mean(others < x) + mean(others == x) / 2)`.
 *
 * @param sorted the others, in ascending order
 */
export function percentileRank(sorted: ArrayLike<number>, value: number): number | null {
  if (sorted.length === 0) return null;
  const below = countBelow(sorted, value - negligibleSpread);
  const notAbove = countBelow(sorted, value + negligibleSpread);
  return (100 * (below + notAbove)) / 2 / sorted.length;
}

/** How many are smaller, by halving. */
function countBelow(sorted: ArrayLike<number>, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
