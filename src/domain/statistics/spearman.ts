/** Do two measures rise together, whatever the distances between their values? */
import { negligibleSpread } from './moments.ts';

export interface RankCorrelation {
  /** Pairs. */
  readonly n: number;
  readonly rho: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly why?: 'no-answers' | 'one-respondent' | 'no-variance' | 'too-few-respondents';
}

const normal975 = 1.959963984540054;

/**
 * Spearman's rho: Pearson's correlation of the ranks, tied values sharing the middle of their ranks.
 * Spearman, C. (1904), American Journal of Psychology 15(1), 72–101; Kendall, M. G. (1948), Rank
 * correlation methods, chapter 3. Interval: tanh(atanh ρ ± 1.96 · √((1 + ρ²/2) / (n − 3))), Bonett, D. G.
 * and Wright, T. A. (2000), Psychometrika 65(1), 23–28; [ρ, ρ] where ρ is 1 or −1.
 *
 * Values nearer than 1e-9 to the next are tied: means of the same answers in another order are not equal
 * to the last bit. Both lists are complete; leave out pairs with a missing value before. Null rho: fewer
 * than 2 pairs, or all values of either list tied; null interval also for n < 4.
 * R: `cor(x, y, method = "spearman")` (of `round(x, 9)` where fractions tie).
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): RankCorrelation {
  const n = Math.min(x.length, y.length);
  if (n < 2) {
    return { n, rho: null, ci95: null, why: n === 0 ? 'no-answers' : 'one-respondent' };
  }
  const rho = correlationOfRanks(middleRanks(x), middleRanks(y));
  if (rho === null) return { n, rho, ci95: null, why: 'no-variance' };
  if (n < 4) return { n, rho, ci95: null, why: 'too-few-respondents' };
  const half = normal975 * Math.sqrt((1 + (rho * rho) / 2) / (n - 3));
  const z = Math.atanh(rho);
  return { n, rho, ci95: [Math.tanh(z - half), Math.tanh(z + half)] };
}

/** Ranks from 1, less their mean (n + 1)/2: exact halves, so that no digit is lost. */
function middleRanks(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const order = Uint32Array.from({ length: n }, (_, index) => index);
  order.sort((a, b) => (values[a] as number) - (values[b] as number));
  const valueAt = (position: number) => values[order[position] as number] as number;
  const ranks = new Float64Array(n);
  for (let first = 0; first < n; ) {
    let last = first;
    while (last + 1 < n && valueAt(last + 1) - valueAt(last) < negligibleSpread) last++;
    for (let position = first; position <= last; position++) {
      ranks[order[position] as number] = (first + last - n + 1) / 2;
    }
    first = last + 1;
  }
  return ranks;
}

function correlationOfRanks(x: Float64Array, y: Float64Array): number | null {
  let [xx, yy, xy] = [0, 0, 0];
  for (let index = 0; index < x.length; index++) {
    const a = x[index] as number;
    const b = y[index] as number;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  if (xx === 0 || yy === 0) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}
