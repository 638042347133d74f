/** Whether two groups differ by more than groups of their kind differ anyway. */
import type { Moments } from './moments.ts';
import { randomIntercept } from './random-intercept.ts';
import { studentQuantile, twoSidedP } from './student-t.ts';
import { standardErrorOfDifference, type WelchT, welchT } from './welch-t.ts';

/** Fewer groups do not tell how much they differ anyway. */
const fewestGroups = 5;

export interface DifferenceAmongGroups extends Omit<WelchT, 'why'> {
  readonly why?: WelchT['why'] | 'too-few-groups';
}

/**
 * The difference of two groups' means with error² = s₁²/n₁ + s₂²/n₂ + 2σ_b², where σ_b² is the variance between all
 * k groups (random-intercept.ts), and Satterthwaite's (1946) degrees of freedom, that variance on k − 1: Welch's test of
 * the people alone would call most neighbouring groups different where groups vary at all. With fewer than five
 * groups the interval is Welch's, and t and p are null ('too-few-groups').
 *
 * @param groups all of them, the two among them; R: `VarCorr(lmer(y ~ 1 + (1 | g)))` and the formula above
 */
export function differenceAmongGroups(
  first: Moments,
  second: Moments,
  groups: readonly Moments[],
): DifferenceAmongGroups {
  const plain = welchT(first, second);
  const spread = standardErrorOfDifference(first, second);
  if (plain.difference === null || spread === null) return plain;
  const filled = groups.filter(({ n }) => n > 0).length;
  const { between } = randomIntercept(groups);
  if (filled < fewestGroups || between === null) {
    return { ...plain, t: null, df: null, p: null, why: 'too-few-groups' };
  }
  const [within, among] = [spread.error ** 2, 2 * between];
  const error = Math.sqrt(within + among);
  const df = (within + among) ** 2 / (within ** 2 / spread.df + among ** 2 / (filled - 1));
  const t = plain.difference / error;
  const half = studentQuantile(0.975, df) * error;
  const ci95 = [plain.difference - half, plain.difference + half] as const;
  return { difference: plain.difference, ci95, t, df, p: twoSidedP(t, df) };
}
