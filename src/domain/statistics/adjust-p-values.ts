/** Keeps the share of false alarms in check where many factors are tested at once. */

/**
 * Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57(1), 289–300: p(i) · m / i, made monotone from
 * the largest down. Nulls stay null and do not count. R: `p.adjust(p, "BH")`.
 */
export function adjustPValues(pValues: readonly (number | null)[]): (number | null)[] {
  const known = pValues
    .map((p, index) => ({ p, index }))
    .filter((entry): entry is { p: number; index: number } => entry.p !== null)
    .sort((a, b) => b.p - a.p);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let smallest = 1;
  known.forEach(({ p, index }, position) => {
    smallest = Math.min(smallest, (p * known.length) / (known.length - position));
    adjusted[index] = smallest;
  });
  return adjusted;
}
