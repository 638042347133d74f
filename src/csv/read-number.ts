/** Numbers other than answers: a measure of the outcome, and the time taken. */

/** Beyond this no measure goes, and sums of squares would no longer be numbers. */
const largest = 1e100;

/** NaN for an empty cell; null for a text that is no number within ±1e100. */
export function readNumber(text: string): number | null {
  if (text === '') return Number.NaN;
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return null;
  const value = Number(text);
  return Math.abs(value) <= largest ? value : null;
}

/** As 问卷星 writes them too, `123秒`; NaN for an empty cell, null for anything else, below 0 too. */
export function readSeconds(text: string): number | null {
  const value = readNumber(text.replace(/(?<=\d)\s*秒$/, ''));
  return value !== null && value < 0 ? null : value;
}
