/** ICC(1) and ICC(2): how much of the differences between respondents lies between their groups. */
import type { Moments } from './moments.ts';
import { type OneWayAnova, oneWayAnova } from './one-way-anova.ts';

export interface Intraclass extends OneWayAnova {
  /** Share of variance that lies between the groups; from −1/(k̄ − 1) to 1. */
  readonly icc1: number | null;
  /** Reliability of the group means; at most 1, without a lower bound. */
  readonly icc2: number | null;
  /** Of the first of the two that is null. */
  readonly why?: 'fewer-than-two-groups' | 'one-respondent-each' | 'no-variance';
}

/**
 * Intraclass correlations by one-way analysis of variance, with the plain mean group size k̄ = N / groups:
 * ICC(1) = (MSB − MSW) / (MSB + (k̄ − 1)·MSW), ICC(2) = (MSB − MSW) / MSB.
 * Bliese, P. D. (2000), in Klein and Kozlowski (eds.), Multilevel theory, research, and methods, 349–381;
 * Shrout and Fleiss (1979), Psychological Bulletin 86(2), 420–428.
 *
 * One `Moments` a group, any unit; groups without a value are ignored, a missing answer is not counted.
 * Negative values are kept: groups more alike than chance would have them.
 * Both null: fewer than two groups ('fewer-than-two-groups'), no group of two ('one-respondent-each'), no spread at all
 * ('no-variance'). Equal group means with a spread inside: icc1 is −1/(k̄ − 1), icc2 null ('no-variance').
 * No spread inside the groups: both 1.
 *
 * R: `m <- aov(y ~ factor(g)); multilevel::ICC1(m); multilevel::ICC2(m)`.
 */
export function intraclass(groups: readonly Moments[]): Intraclass {
  const anova = oneWayAnova(groups);
  const { msb, msw } = anova;
  if (msb === null) return { ...anova, icc1: null, icc2: null, why: 'fewer-than-two-groups' };
  if (msw === null) return { ...anova, icc1: null, icc2: null, why: 'one-respondent-each' };
  if (msb === 0 && msw === 0) return { ...anova, icc1: null, icc2: null, why: 'no-variance' };
  const size = anova.n / anova.groups;
  const icc1 = (msb - msw) / (msb + (size - 1) * msw);
  if (msb === 0) return { ...anova, icc1, icc2: null, why: 'no-variance' };
  return { ...anova, icc1, icc2: (msb - msw) / msb };
}
