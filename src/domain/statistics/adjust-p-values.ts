/** Keeps the share of false alarms in check where many factors are tested at once. */

/**
 * Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57(1), 289–300: p(i) · m / i, made monotone from
 * the largest down. Nulls stay null and do not count. R: `p.adjust(p, "BH")`.
 */
export function adjustPValues(pValues: readonly (number | null)[]): (number | null)[] {
  const sorted = new Float64Array(pValues.filter((p) => p !== null)).sort();
  const adjusted = new Float64Array(sorted.length);
  let smallest = 1;
  for (let at = sorted.length - 1; at >= 0; at--) {
    smallest = Math.min(smallest, ((sorted[at] as number) * sorted.length) / (at + 1));
    adjusted[at] = smallest;
  }
  return pValues.map((p) => (p === null ? null : (adjusted[firstAt(sorted, p)] as number)));
}

/** Where a value that is in the list stands first. */
function firstAt(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
