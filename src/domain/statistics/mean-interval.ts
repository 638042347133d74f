/** The 95% confidence interval of a mean. */
import { type Moments, standardDeviation } from './moments.ts';
import { studentQuantile } from './student-t.ts';

/**
 * mean ± t(0.975, n − 1) · sd / √n. [mean, mean] where the spread is zero; null for fewer than two values.
 * R: `t.test(x)$conf.int`. Student (1908), Biometrika 6(1), 1–25.
 */
export function meanInterval(moments: Moments): readonly [number, number] | null {
  const sd = standardDeviation(moments);
  if (sd === null) return null;
  if (sd === 0) return [moments.mean, moments.mean];
  const half = (studentQuantile(0.975, moments.n - 1) * sd) / Math.sqrt(moments.n);
  return [moments.mean - half, moments.mean + half];
}
