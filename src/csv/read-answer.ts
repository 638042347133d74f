/** The answer in a cell, most of them without making a text of it. */
import type { Scale } from '../domain/instrument/survey.ts';
import { notAnswered } from '../domain/scoring/answer-sheet.ts';
import { type Row, textOf } from './row.ts';
import { mark } from './row-blocks.ts';

/** A cell that holds no answer on the scale. */
export const noAnswer = -2;

const space = 0x20;
const zero = 0x30;

/** The code of a byte that is no answer by itself has this bit. */
export const lookAgain = 0x100;

/**
 * What a cell says by its first byte, for cells of one byte at most: the byte to keep in a matrix of answers.
 * An empty cell begins with what ends it.
 */
export function byteCodes({ min, max }: Pick<Scale, 'min' | 'max'>): Int16Array {
  const codes = new Int16Array(256).fill(lookAgain);
  for (const ends of [mark.comma, mark.lineFeed, mark.carriageReturn]) {
    codes[ends] = notAnswered & 0xff;
  }
  for (let value = Math.max(min, 0); value <= Math.min(max, 9); value++) {
    codes[zero + value] = value;
  }
  return codes;
}

/** `notAnswered` for an empty cell, `noAnswer` for one that must be refused. */
export function readAnswer(row: Row, column: number, codes: Int16Array, scale: Scale): number {
  const start = row.starts[column] as number;
  const end = (row.starts[column + 1] as number) - 1;
  const plain = plainAnswer(row, start, end, codes, scale);
  return plain === noAnswer ? answerOf(textOf(row, column), scale) : plain;
}

/** Digits alone, in quotes or between spaces; no scale goes beyond 10. */
function plainAnswer(
  { bytes }: Row,
  from: number,
  to: number,
  codes: Int16Array,
  scale: Scale,
): number {
  let start = from;
  let end = to;
  if (start < end && bytes[start] === mark.quote) {
    start++;
    end--;
  }
  while (start < end && bytes[start] === space) start++;
  while (start < end && bytes[end - 1] === space) end--;
  if (start >= end) return notAnswered;
  const code = codes[bytes[start] as number] as number;
  if (end - start === 1) return code <= scale.max ? code : noAnswer;
  const isTen = end - start === 2 && bytes[start] === zero + 1 && bytes[start + 1] === zero;
  return isTen && scale.max >= 10 ? 10 : noAnswer;
}

function answerOf(text: string, { min, max }: Scale): number {
  if (text === '') return notAnswered;
  const value = Number(text);
  return isWhole(text) && value >= min && value <= max ? value : noAnswer;
}

/** Neither `3.0` nor `03`. */
export function isWhole(text: string): boolean {
  return /^(0|[1-9]\d*)$/.test(text);
}
