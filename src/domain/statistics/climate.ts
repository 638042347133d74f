/** When the mean of a group's perceptions may be called its climate. */

/** Median r_wg(j) with the uniform null: the usual cut-off, discussed in LeBreton and Senter (2008). */
export const leastMedianAgreement = 0.7;

/** The lower end of what field studies find: Bliese (2000); before it James (1982), with a median of .12. */
export const leastIcc1 = 0.05;

/** The usual demand on a reliability, here of the group means: LeBreton and Senter (2008). */
export const leastIcc2 = 0.7;

export interface ClimateEvidence {
  readonly rwgMedian: number | null;
  readonly icc1: number | null;
  readonly icc2: number | null;
}

/**
 * Each respondent reports a perception of their own. Their mean describes the group only where its members
 * agree (median r_wg(j) ≥ .70), the groups differ (ICC(1) ≥ .05) and the means are reliable (ICC(2) ≥ .70).
 * The cut-offs are conventions, not tests; a low ICC(2) is often just small groups. Null where one figure is null.
 *
 * James, L. R. (1982), Journal of Applied Psychology 67(2), 219–229; Bliese, P. D. (2000), in Klein and
 * Kozlowski (eds.), Multilevel theory, research, and methods, 349–381; LeBreton, J. M. and Senter, J. L. (2008),
 * Organizational Research Methods 11(4), 815–852.
 */
export function mayBeCalledClimate({ rwgMedian, icc1, icc2 }: ClimateEvidence): boolean | null {
  if (rwgMedian === null || icc1 === null || icc2 === null) return null;
  return rwgMedian >= leastMedianAgreement && icc1 >= leastIcc1 && icc2 >= leastIcc2;
}
