/** The change of one score between two occasions, in the people who answered both. */
import { meanInterval } from './mean-interval.ts';
import { standardDeviation } from './moments.ts';
import type { PairedMoments } from './paired-moments.ts';
import { twoSidedP } from './student-t.ts';

export interface PairedChange {
  readonly pairs: number;
  readonly before: number | null;
  readonly after: number | null;
  /** after − before. */
  readonly difference: number | null;
  readonly sd: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly t: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly dz: number | null;
  readonly gav: number | null;
  readonly r: number | null;
  /** Why something above is null. */
  readonly why?: 'no-pairs' | 'one-pair' | 'no-variance';
}

const nothing = { sd: null, ci95: null, t: null, df: null, p: null, dz: null, gav: null, r: null };

/**
 * Paired t test with effect sizes.
 *
 * t = d̄ / (s_d / √n), df = n − 1; d_z = d̄ / s_d (Cohen 1988, p. 48);
 * g_av = J · d̄ / √((s₁² + s₂²) / 2), J = 1 − 3 / (4·df − 1) (Cumming 2012; Hedges 1981; Lakens 2013,
 * eq. 10, divides by the mean of the two standard deviations instead);
 * r is Pearson's. Pairs with a missing score never enter. Without spread in the differences t, p and
 * d_z are null; without spread in either occasion r is. R: `t.test(after, before, paired = TRUE)`.
 */
export function pairedChange(moments: PairedMoments): PairedChange {
  const pairs = moments.difference.n;
  if (pairs === 0) {
    return { pairs, before: null, after: null, difference: null, ...nothing, why: 'no-pairs' };
  }
  const means = {
    pairs,
    before: moments.before.mean,
    after: moments.after.mean,
    difference: moments.difference.mean,
  };
  const sd = standardDeviation(moments.difference);
  if (sd === null) return { ...means, ...nothing, why: 'one-pair' };
  const df = pairs - 1;
  const t = sd === 0 ? null : means.difference / (sd / Math.sqrt(pairs));
  const gav = averageEffect(moments, df);
  const r = correlation(moments);
  return {
    ...means,
    sd,
    ci95: meanInterval(moments.difference),
    t,
    df,
    p: t === null ? null : twoSidedP(t, df),
    dz: sd === 0 ? null : means.difference / sd,
    gav,
    r,
    ...(t === null || gav === null || r === null ? { why: 'no-variance' as const } : {}),
  };
}

function averageEffect({ before, after, difference }: PairedMoments, df: number): number | null {
  const first = standardDeviation(before) ?? 0;
  const second = standardDeviation(after) ?? 0;
  if (first === 0 && second === 0) return null;
  const small = 1 - 3 / (4 * df - 1);
  return (small * difference.mean) / Math.sqrt((first * first + second * second) / 2);
}

function correlation({ before, after, products }: PairedMoments): number | null {
  if (!standardDeviation(before) || !standardDeviation(after)) return null;
  return Math.max(-1, Math.min(1, products / Math.sqrt(before.squares * after.squares)));
}
