/** The straight line through points by least squares, and how sure its slope is. */
import { negligibleSpread } from './moments.ts';
import { studentQuantile, twoSidedP } from './student-t.ts';

export interface LinearTrend {
  readonly n: number;
  /** Of y for each unit of x. */
  readonly slope: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  /** Why something above is null. */
  readonly why?: 'too-few-points' | 'one-x' | 'no-variance';
}

const nothing = { slope: null, ci95: null, t: null, df: null, p: null };

/**
 * b = Σ(x − x̄)(y − ȳ) / Σ(x − x̄)²; se² = [Σe² / (n − 2)] / Σ(x − x̄)², e the distances from the line;
 * ci95 = b ± t(0.975, n − 2) · se. Draper and Smith (1998), Applied Regression Analysis, 3rd ed., ch. 1.
 * `too-few-points` below three, `one-x` where all x are the same; `no-variance` where all points lie on the line
 * (the slope alone is given). Numbers must be finite. R: `summary(lm(y ~ x))`, `confint(lm(y ~ x))`.
 */
export function linearTrend(points: readonly (readonly [x: number, y: number])[]): LinearTrend {
  const n = points.length;
  if (n < 3) return { n, ...nothing, why: 'too-few-points' };
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / n;
  const [meanX, meanY] = [mean(0), mean(1)];
  let [squares, products] = [0, 0];
  for (const [x, y] of points) {
    squares += (x - meanX) ** 2;
    products += (x - meanX) * (y - meanY);
  }
  if (Math.sqrt(squares / (n - 1)) < negligibleSpread) return { n, ...nothing, why: 'one-x' };
  const slope = products / squares;
  const df = n - 2;
  // Distances themselves, not Σ(y − ȳ)² less what the line explains, which cancels where nearly all is explained.
  const rest = points.reduce((sum, [x, y]) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  const spread = Math.sqrt(rest / df);
  if (spread < negligibleSpread) return { n, ...nothing, slope, why: 'no-variance' };
  const error = spread / Math.sqrt(squares);
  const t = slope / error;
  const half = studentQuantile(0.975, df) * error;
  return { n, slope, ci95: [slope - half, slope + half], t, df, p: twoSidedP(t, df) };
}
