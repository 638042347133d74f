/** Solves for the quantile of a distribution whose tail is known. */

const mostRounds = 100;

/**
 * Where `f` is 0 between two positive bounds at which its signs differ: false position in ln x by the
 * Pegasus rule (Dowell and Jarratt 1972, BIT 12, 503–508), where a bound that stays put counts less and
 * less. Ends once |f| ≤ `precision`.
 */
export function findRoot(
  f: (x: number) => number,
  low: number,
  high: number,
  precision: number,
): number {
  let [bound, opposite] = [Math.log(low), f(low)];
  let [latest, value] = [Math.log(high), f(high)];
  for (let round = 0; round < mostRounds && Math.abs(value) > precision; round += 1) {
    const middle = latest - (value * (latest - bound)) / (value - opposite);
    if (middle === latest) break;
    const next = f(Math.exp(middle));
    if (next * value < 0) [bound, opposite] = [latest, value];
    else opposite *= value / (value + next);
    [latest, value] = [middle, next];
  }
  return Math.exp(latest);
}
