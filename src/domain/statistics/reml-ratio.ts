/** Finds the ratio of the variances between and within groups that maximises the restricted likelihood. */
import type { Moments } from './moments.ts';

export interface GroupData {
  readonly n: number;
  readonly groups: number;
  /** Sum of squared deviations from the group means; above 0. */
  readonly squaresWithin: number;
  /** The groups by size: how many, the mean and the spread of their means. */
  readonly sizes: readonly { readonly size: number; readonly means: Moments }[];
}

export interface RemlRatio {
  /** λ = σ_b²/σ_w², exactly 0 on the boundary. */
  readonly ratio: number;
  readonly mean: number;
  readonly within: number;
  /** Evaluations of the slope. */
  readonly iterations: number;
}

interface Fit {
  readonly mean: number;
  readonly within: number;
  /** −2 log restricted likelihood, profiled over the mean and σ_w², without its constant. */
  readonly criterion: number;
  /** Its derivative by λ. */
  readonly slope: number;
}

/**
 * Minimises (N − 1)·log Q + Σ log(1 + nⱼλ) + log Σ wⱼ over λ ≥ 0, with wⱼ = nⱼ/(1 + nⱼλ) and
 * Q = SSW + Σ wⱼ(ȳⱼ − μ)²: the restricted likelihood of Patterson and Thompson (1971), Biometrika 58(3),
 * 545–554, profiled as by Harville (1977), JASA 72(358), 320–338. Its slope is
 * Σ wⱼ − Σ wⱼ²/Σ wⱼ − (N − 1)·Σ wⱼ²(ȳⱼ − μ)²/Q. Every change of its sign from falling to rising is bisected
 * down to the last bit, and the lowest minimum taken: unbalanced groups can have two.
 */
export function remlRatio(data: GroupData): RemlRatio {
  let iterations = 0;
  const slopeAt = (ratio: number): number => {
    iterations += 1;
    return fitAt(data, ratio).slope;
  };
  const fits = minima(data, slopeAt).map((ratio) => ({ ratio, ...fitAt(data, ratio) }));
  const { ratio, mean, within } = fits.reduce((best, fit) =>
    fit.criterion < best.criterion ? fit : best,
  );
  return { ratio, mean, within, iterations };
}

// Below this share kept of a group's deviation the slope at 0 is rounding: the minimum is 0 itself.
const negligibleShrinkage = 1e-12;
const stepFactor = 1.5;

function fitAt({ n, squaresWithin, sizes }: GroupData, ratio: number): Fit {
  let weight = 0;
  let weightSquares = 0;
  let weighted = 0;
  let logs = 0;
  for (const { size, means } of sizes) {
    const own = size / (1 + size * ratio);
    weight += means.n * own;
    weightSquares += means.n * own * own;
    weighted += means.n * own * means.mean;
    logs += means.n * Math.log1p(size * ratio);
  }
  const mean = weighted / weight;
  let squares = squaresWithin;
  let pull = 0;
  for (const { size, means } of sizes) {
    const own = size / (1 + size * ratio);
    const spread = own * (means.squares + means.n * (means.mean - mean) ** 2);
    squares += spread;
    pull += own * spread;
  }
  return {
    mean,
    within: squares / (n - 1),
    criterion: (n - 1) * Math.log(squares) + logs + Math.log(weight),
    slope: weight - weightSquares / weight - ((n - 1) * pull) / squares,
  };
}

/** Where the slope turns from falling to rising, and 0 where it rises from there: at least one. */
function minima(data: GroupData, slopeAt: (ratio: number) => number): number[] {
  const last = risingBeyond(data);
  const largest = largestSize(data);
  let low = 0;
  let falling = slopeAt(0) < 0;
  let high = 1e-3 / largest;
  const found = falling ? [] : [0];
  while (low < last) {
    const fallsOn = slopeAt(high) < 0;
    if (falling && !fallsOn) {
      const ratio = bisect(slopeAt, low, high);
      found.push(ratio * largest < negligibleShrinkage ? 0 : ratio);
    }
    falling = fallsOn;
    low = high;
    high *= stepFactor;
  }
  return found;
}

/**
 * For λ ≥ 1 the slope is at least (k − 1)/(4λ) − (N − 1)·B/(λ²·SSW), B the squared deviations of the group means
 * from their plain mean, since 1/(1 + λ) ≤ wⱼ ≤ 1/λ: it is positive beyond this λ.
 */
function risingBeyond({ n, groups, squaresWithin, sizes }: GroupData): number {
  const plain = sizes.reduce((sum, { means }) => sum + (means.n / groups) * means.mean, 0);
  const spread = sizes.reduce(
    (sum, { means }) => sum + means.squares + means.n * (means.mean - plain) ** 2,
    0,
  );
  return Math.max(1, (4 * (n - 1) * spread) / ((groups - 1) * squaresWithin));
}

function bisect(slopeAt: (ratio: number) => number, low: number, high: number): number {
  let [falling, rising] = [low, high];
  for (;;) {
    const middle = (falling + rising) / 2;
    const narrow = rising - falling <= 2 * Number.EPSILON * rising;
    if (narrow || middle <= falling || middle >= rising) return middle;
    if (slopeAt(middle) < 0) falling = middle;
    else rising = middle;
  }
}

function largestSize({ sizes }: GroupData): number {
  return sizes.reduce((largest, { size }) => Math.max(largest, size), 0);
}
