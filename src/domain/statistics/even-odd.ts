/** Even–odd consistency: does a person answer the two halves of each factor alike? */
import { notAnswered } from '../scoring/answer-sheet.ts';

/** The items of one factor in the order in which they were asked. */
export type FactorItems = readonly { readonly column: number; readonly reversed: boolean }[];

/** Flat tables, so that a million respondents are read without an allocation or a branch an answer. */
export interface Halves {
  readonly columns: Int32Array;
  /** Of each column: 2f for the odd half of factor f, 2f + 1 for the even one. */
  readonly halves: Int32Array;
  /** Sixteen a column, for the answers from `notAnswered` on: keyed answer + `one`, 0 where missing. */
  readonly keyed: Int32Array;
  /** Scratch: sums of `keyed` by half. */
  readonly sums: Int32Array;
}

/** Counts answers in the upper bits of a sum: a half has room for 6,553 keyed answers of 10. */
const one = 1 << 16;

/** Below this many factors with two halves a correlation of them is not worth computing. */
export const fewestFactors = 3;

/** Deals each factor's items to an odd (1st, 3rd, …) and an even half; a factor of one item is left out. */
export function halvesOf(
  factors: readonly FactorItems[],
  scale: { readonly min: number; readonly max: number },
): Halves {
  const whole = factors.filter((items) => items.length > 1);
  const items = whole.flatMap((own, factor) =>
    own.map((item, index) => ({ ...item, half: 2 * factor + (index % 2) })),
  );
  const keyed = new Int32Array(items.length * 16);
  items.forEach(({ reversed }, index) => {
    for (let answer = scale.min; answer <= scale.max; answer++) {
      const turned = reversed ? scale.min + scale.max - answer : answer;
      keyed[index * 16 + answer - notAnswered] = turned + one;
    }
  });
  return {
    columns: Int32Array.from(items, (item) => item.column),
    halves: Int32Array.from(items, (item) => item.half),
    keyed,
    sums: new Int32Array(2 * whole.length),
  };
}

/** Factors that have two halves. */
export function factorsWithHalves({ sums }: Halves): number {
  return sums.length / 2;
}

/**
 * Even–odd consistency of one person: Pearson's correlation, over the factors, of the mean keyed answers
 * to their odd and to their even items, stepped up to the whole length by Spearman and Brown,
 * 2r / (1 + r), and set to −1 where that falls below it (r < −1/3). Jackson, D. N. (1976), The appraisal
 * of personal reliability; Johnson (2005), Journal of Research in Personality 39(1), 103–129; Meade, A. W.
 * and Craig, S. B. (2012), Psychological Methods 17(3), 437–455; Curran (2016), Journal of Experimental
 * Social Psychology 66, 4–19.
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
  addUp(answers, start, halves);
  const { sums } = halves;
  let n = 0;
  let [firstOdd, firstEven] = [0, 0];
  let [sumOdd, sumEven] = [0, 0];
  let [squaresOdd, squaresEven, products] = [0, 0, 0];
  for (let half = 0; half < sums.length; half += 2) {
    const odd = sums[half] as number;
    const even = sums[half + 1] as number;
    if (odd === 0 || even === 0) continue;
    // Deviations from the first factor: equal halves then differ by exactly 0.
    if (n === 0) {
      firstOdd = meanOf(odd);
      firstEven = meanOf(even);
    }
    const x = meanOf(odd) - firstOdd;
    const y = meanOf(even) - firstEven;
    n++;
    sumOdd += x;
    sumEven += y;
    squaresOdd += x * x;
    squaresEven += y * y;
    products += x * y;
  }
  if (n < Math.max(fewest, fewestFactors) || squaresOdd === 0 || squaresEven === 0) return null;
  const spread = Math.sqrt((squaresOdd - sumOdd ** 2 / n) * (squaresEven - sumEven ** 2 / n));
  return steppedUp(Math.min(1, (products - (sumOdd * sumEven) / n) / spread));
}

/** Spearman and Brown's formula for twice the length, at least −1. */
function steppedUp(r: number): number {
  return r <= -1 / 3 ? -1 : (2 * r) / (1 + r);
}

function addUp(answers: Int8Array, start: number, halves: Halves): void {
  const { columns, halves: halfOf, keyed, sums } = halves;
  sums.fill(0);
  for (let index = 0; index < columns.length; index++) {
    const answer = answers[start + (columns[index] as number)] as number;
    const half = halfOf[index] as number;
    sums[half] = (sums[half] as number) + (keyed[index * 16 + answer - notAnswered] as number);
  }
}

function meanOf(sum: number): number {
  return (sum & (one - 1)) / (sum >> 16);
}
