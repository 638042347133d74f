/** The longest run of identical answers: whoever stops reading often keeps ticking the same column. */
import { notAnswered } from '../scoring/answer-sheet.ts';

/**
 * Long string: length of the longest run of identical raw answers, in the order in which the items were
 * asked. Johnson, J. A. (2005), Journal of Research in Personality 39(1), 103–129; Curran, P. G. (2016),
 * Journal of Experimental Social Psychology 66, 4–19.
 *
 * Raw answers, before any reversal: it is the column ticked that repeats. A missing answer neither
 * breaks a run nor adds to it, since leaving one item out does not make the rest of the column read.
 * 0 where nothing was answered; otherwise from 1 to the number of answers.
 *
 * With `directions` only those runs count that hold items of both directions (1 and −1), where one
 * answer says both yes and no: without it a run may be an honest opinion. 0 where no run does.
 *
 * R: `x <- x[!is.na(x)]; max(rle(x)$lengths)`.
 *
 * @param answers the answers of many respondents, `notAnswered` where missing
 * @param start index of the respondent's first answer
 * @param columns columns of the items, in the order in which they were asked
 * @param directions 1 or −1 for each of `columns`
 */
export function longString(
  answers: Int8Array,
  start: number,
  columns: Int32Array,
  directions: Int8Array | null = null,
): number {
  let longest = 0;
  let length = 0;
  let last = notAnswered;
  let first = 0;
  let bothWays = directions === null;
  for (let index = 0; index < columns.length; index++) {
    const answer = answers[start + (columns[index] as number)] as number;
    if (answer === notAnswered) continue;
    if (answer === last) length++;
    else {
      last = answer;
      length = 1;
      first = index;
      bothWays = directions === null;
    }
    if (!bothWays && directions !== null) bothWays = directions[index] !== directions[first];
    if (bothWays && length > longest) longest = length;
  }
  return longest;
}

/**
 * Whether there may be a run of at least `length` answers: some stretch of as many columns holds one
 * answer only, or gaps. False is certain; it takes a few looks where `longString` takes them all.
 */
export function mayHoldRun(
  answers: Int8Array,
  start: number,
  columns: Int32Array,
  length: number,
): boolean {
  let from = 0;
  while (from + length <= columns.length) {
    let last = notAnswered;
    let index = from + length - 1;
    // Backwards: the later the first difference, the further the next stretch begins.
    for (; index >= from; index--) {
      const answer = answers[start + (columns[index] as number)] as number;
      if (answer === notAnswered) continue;
      if (last === notAnswered) last = answer;
      else if (answer !== last) break;
    }
    if (index < from) return true;
    from = index + 1;
  }
  return false;
}
