/** Whether the means of several groups differ, right also where many groups are small and their spreads differ. */
import { fUpperTail } from './f-distribution.ts';
import { type Moments, standardDeviation } from './moments.ts';

export interface BrownForsythe {
  readonly f: number | null;
  readonly df1: number | null;
  readonly df2: number | null;
  readonly p: number | null;
  readonly why?: 'fewer-than-two-groups' | 'no-variance';
}

/**
 * With fᵢ = nᵢ / N and gᵢ = (1 − fᵢ) sᵢ²:
 * F* = Σ nᵢ (x̄ᵢ − x̄)² / Σ gᵢ, df2 = (Σ gᵢ)² / Σ [gᵢ² / (nᵢ − 1)], df1 = (Σ gᵢ)² / [(Σ fᵢsᵢ²)² + Σ (1 − 2fᵢ) sᵢ⁴].
 * Brown and Forsythe (1974), Technometrics 16(1), 129–132; df1 as mended by Mehrotra (1997), Communications in
 * Statistics – Simulation and Computation 26(3), 1139–1145, instead of k − 1.
 *
 * Numerator and denominator expect the same where the means are equal, whatever sizes and spreads are; Welch's test,
 * which weights each group by its own variance, finds too much in many small groups. Groups of fewer than two values
 * are left out; groups without spread stay. Nulls: fewer than two others, or none has spread.
 * R: by definition, tests/fixtures/r/contrast-figures.R.
 */
export function brownForsythe(groups: readonly Moments[]): BrownForsythe {
  const used = groups.filter(({ n }) => n > 1);
  if (used.length < 2) return nothing('fewer-than-two-groups');
  const n = used.reduce((sum, group) => sum + group.n, 0);
  const mean = used.reduce((sum, group) => sum + (group.n / n) * group.mean, 0);
  let [between, within, pooled, rest, below] = [0, 0, 0, 0, 0];
  for (const group of used) {
    const variance = (standardDeviation(group) ?? 0) ** 2;
    const share = group.n / n;
    const expected = (1 - share) * variance;
    between += group.n * (group.mean - mean) ** 2;
    within += expected;
    pooled += share * variance;
    rest += (1 - 2 * share) * variance ** 2;
    below += expected ** 2 / (group.n - 1);
  }
  if (within === 0) return nothing('no-variance');
  const f = between / within;
  const [df1, df2] = [within ** 2 / (pooled ** 2 + rest), within ** 2 / below];
  return { f, df1, df2, p: fUpperTail(f, df1, df2) };
}

function nothing(why: NonNullable<BrownForsythe['why']>): BrownForsythe {
  return { f: null, df1: null, df2: null, p: null, why };
}
