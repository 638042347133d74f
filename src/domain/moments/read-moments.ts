/** From the whole-number sums of a moments vector to the moments that the statistics take. */
import type { Comoments } from '../statistics/comoments.ts';
import { type Moments, mergeMoments, noMoments } from '../statistics/moments.ts';
import { type FactorLayout, triangle } from './moments-layout.ts';

/** Moments of the factor's scores, on the survey's scale and in the direction of its name. */
export function scoreMoments(factor: FactorLayout, values: Float64Array): Moments {
  const count = factor.items.length;
  if (count === 0) return noMoments;
  let merged = meansOf(completeSums(factor, values), count);
  for (let answered = factor.needed; answered < count; answered++) {
    const at = factor.partial + 3 * (answered - factor.needed);
    const n = entry(values, at);
    if (n === 0) continue;
    const some = wholeMoments(n, entry(values, at + 1), entry(values, at + 2));
    merged = mergeMoments(merged, meansOf(some, answered));
  }
  return merged;
}

/** Moments of the sum of all items over those who answered every item. */
function completeSums(factor: FactorLayout, values: Float64Array): Moments {
  const count = factor.items.length;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    sum += entry(values, factor.sums + i);
    for (let j = 0; j < i; j++) squares += 2 * entry(values, factor.products + triangle(i, j));
    squares += entry(values, factor.products + triangle(i, i));
  }
  return wholeMoments(entry(values, factor.complete), sum, squares);
}

/** Moments of s / count from those of s. */
function meansOf({ n, mean, squares }: Moments, count: number): Moments {
  return { n, mean: mean / count, squares: squares / count ** 2 };
}

/** Moments of the items over those who answered every item of the factor. */
export function itemComoments(factor: FactorLayout, values: Float64Array): Comoments {
  const n = entry(values, factor.complete);
  const sums = factor.items.map((_, i) => entry(values, factor.sums + i));
  const shifts = sums.map((sum) => (n > 0 ? Math.round(sum / n) : 0));
  const rest = sums.map((sum, i) => sum - n * (shifts[i] ?? 0));
  return {
    n,
    means: shifts.map((shift, i) => (n > 0 ? shift + (rest[i] ?? 0) / n : 0)),
    products: sums.map((sumI, i) =>
      sums.map((sumJ, j) => {
        const [a = 0, b = 0] = [shifts[i], shifts[j]];
        const raw = entry(values, factor.products + triangle(i, j));
        const shifted = raw - b * sumI - a * sumJ + n * a * b;
        return n > 0 ? shifted - ((rest[i] ?? 0) * (rest[j] ?? 0)) / n : 0;
      }),
    ),
  };
}

/** Mean of the sample variances of the items over those who answered every item; null below two of them. */
export function meanItemVariance(factor: FactorLayout, values: Float64Array): number | null {
  const n = entry(values, factor.complete);
  const count = factor.items.length;
  if (n < 2 || count === 0) return null;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const square = entry(values, factor.products + triangle(i, i));
    sum += squaresAround(n, entry(values, factor.sums + i), square) / (n - 1);
  }
  return sum / count;
}

/** Moments of one item over everyone not excluded who answered it. */
export function itemMoments(factor: FactorLayout, values: Float64Array, item: number): Moments {
  const at = factor.incomplete + 3 * item;
  return wholeMoments(
    entry(values, factor.complete) + entry(values, at),
    entry(values, factor.sums + item) + entry(values, at + 1),
    entry(values, factor.products + triangle(item, item)) + entry(values, at + 2),
  );
}

/** Mean and Σ(x − x̄)² from whole-number sums. */
function wholeMoments(n: number, sum: number, squares: number): Moments {
  if (n === 0) return noMoments;
  const shift = Math.round(sum / n);
  const mean = shift + (sum - n * shift) / n;
  return { n, mean, squares: squaresAround(n, sum, squares) };
}

/**
 * Σ(x − x̄)² of n > 0. The sums are moved to the whole number next to the mean first, which is exact below 2⁵³, so that
 * nothing cancels however many rows there are.
 */
function squaresAround(n: number, sum: number, squares: number): number {
  const shift = Math.round(sum / n);
  const rest = sum - n * shift;
  return Math.max(0, squares - 2 * shift * sum + n * shift * shift - (rest * rest) / n);
}

function entry(values: Float64Array, at: number): number {
  return values[at] ?? 0;
}
