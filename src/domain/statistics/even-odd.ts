/** Even–odd consistency: does a person answer the two halves of each factor alike? */
import { notAnswered } from '../scoring/answer-sheet.ts';

/** The items of one factor in the order in which they were asked. */
export type FactorItems = readonly { readonly column: number; readonly reversed: boolean }[];

/** Columns by factor and half, flat, so that a million respondents are read without an allocation. */
export interface Halves {
  readonly columns: Int32Array;
  /** Keyed answer = `turn + sign · answer`. */
  readonly turns: Int8Array;
  readonly signs: Int8Array;
  /** Half h (0 odd, 1 even) of factor f is columns `bounds[2f + h]` to `bounds[2f + h + 1] − 1`. */
  readonly bounds: Int32Array;
}

/** Below this many factors with two halves a correlation of them is not worth computing. */
export const fewestFactors = 3;

/** Deals each factor's items to an odd (1st, 3rd, …) and an even half; a factor of one item is left out. */
export function halvesOf(
  factors: readonly FactorItems[],
  scale: { readonly min: number; readonly max: number },
): Halves {
  const halves = factors
    .filter((items) => items.length > 1)
    .flatMap((items) => [0, 1].map((half) => items.filter((_, index) => index % 2 === half)));
  const items = halves.flat();
  let end = 0;
  return {
    columns: Int32Array.from(items, (item) => item.column),
    turns: Int8Array.from(items, (item) => (item.reversed ? scale.min + scale.max : 0)),
    signs: Int8Array.from(items, (item) => (item.reversed ? -1 : 1)),
    bounds: Int32Array.from([0, ...halves.map((half) => (end += half.length))]),
  };
}

/**
 * Even–odd consistency of one person: Pearson's correlation, over the factors, of the mean keyed answers
 * to their odd and to their even items, stepped up to the whole length by Spearman and Brown,
 * 2r / (1 + r), and set to −1 where that falls below it (r < −1/3). Jackson, D. N. (1976), The appraisal
 * of personal reliability; Johnson (2005), Journal of Research in Personality 39(1), 103–129; Meade, A. W.
 * and Craig, S. B. (2012), Psychological Methods 17(3), 437–455; Curran (2016), Journal of Experimental
 * Social Psychology 66, 4–19, section 2.2.3.
 *
 * Answers are keyed in the direction of the factor's *name*, not of favourability: turning whole factors
 * would make somebody who ticks one column look consistent. A half is the mean of its answered items; a
 * factor without an answer in both halves is left out. Range −1 to 1; null (it cannot judge) with fewer
 * than `fewest` factors left, or where either half is the same on every factor.
 *
 * R: `r <- cor(odd, even, use = "complete.obs"); max(-1, 2 * r / (1 + r))`.
 *
 * @param start index of the respondent's first answer
 * @param fewest factors that it takes, 3 or more
 */
export function evenOdd(
  answers: Int8Array,
  start: number,
  halves: Halves,
  fewest = fewestFactors,
): number | null {
  const factors = (halves.bounds.length - 1) >> 1;
  let n = 0;
  let firstOdd = 0;
  let firstEven = 0;
  let sumOdd = 0;
  let sumEven = 0;
  let squaresOdd = 0;
  let squaresEven = 0;
  let products = 0;
  for (let factor = 0; factor < factors; factor++) {
    const odd = halfMean(answers, start, halves, 2 * factor);
    const even = halfMean(answers, start, halves, 2 * factor + 1);
    if (odd === missing || even === missing) continue;
    // Deviations from the first factor: equal halves then differ by exactly 0.
    if (n === 0) {
      firstOdd = odd;
      firstEven = even;
    }
    const x = odd - firstOdd;
    const y = even - firstEven;
    n++;
    sumOdd += x;
    sumEven += y;
    squaresOdd += x * x;
    squaresEven += y * y;
    products += x * y;
  }
  if (n < Math.max(fewest, fewestFactors) || squaresOdd === 0 || squaresEven === 0) return null;
  const covariance = products - (sumOdd * sumEven) / n;
  const spread = Math.sqrt(
    (squaresOdd - (sumOdd * sumOdd) / n) * (squaresEven - (sumEven * sumEven) / n),
  );
  const r = Math.min(1, covariance / spread);
  return r <= -1 / 3 ? -1 : (2 * r) / (1 + r);
}

/** Answers are 0 or more, so a mean of them never is this. */
const missing = -1;

function halfMean(answers: Int8Array, start: number, halves: Halves, half: number): number {
  const { columns, turns, signs, bounds } = halves;
  let sum = 0;
  let answered = 0;
  for (let index = bounds[half] as number; index < (bounds[half + 1] as number); index++) {
    const answer = answers[start + (columns[index] as number)] as number;
    if (answer === notAnswered) continue;
    sum += (turns[index] as number) + (signs[index] as number) * answer;
    answered++;
  }
  return answered === 0 ? missing : sum / answered;
}
