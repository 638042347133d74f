/** Count, mean and sum of squares that add up: classes to programmes, schools and provinces. */

export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** Sum of squared deviations from the mean. */
  readonly squares: number;
}

/** A spread (standard deviation) below this counts as none: 11/3 is not exact in binary. */
export const negligibleSpread = 1e-9;

export const noMoments: Moments = { n: 0, mean: 0, squares: 0 };

/** Adds one value. Welford, B. P. (1962), Technometrics 4(3), 419–420. */
export function addValue({ n, mean, squares }: Moments, value: number): Moments {
  const delta = value - mean;
  const nextMean = mean + delta / (n + 1);
  return { n: n + 1, mean: nextMean, squares: squares + delta * (value - nextMean) };
}

/** Joins two groups; associative up to rounding. Chan, Golub and LeVeque (1979), eq. 2.1. */
export function mergeMoments(a: Moments, b: Moments): Moments {
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const delta = b.mean - a.mean;
  return {
    n,
    mean: a.mean + (delta * b.n) / n,
    squares: a.squares + b.squares + (delta * delta * a.n * b.n) / n,
  };
}

export function momentsOf(values: Iterable<number>): Moments {
  let moments = noMoments;
  for (const value of values) moments = addValue(moments, value);
  return moments;
}

/**
 * Sample standard deviation (n − 1); null below two values, exactly 0 where the spread is negligible.
 * R: `sd(x)`.
 */
export function standardDeviation({ n, squares }: Moments): number | null {
  if (n < 2) return null;
  const sd = Math.sqrt(squares / (n - 1));
  return sd < negligibleSpread ? 0 : sd;
}
