/** The answer in a cell, most of them without making a text of it. */
import type { Scale } from '../domain/instrument/survey.ts';
import { notAnswered } from '../domain/scoring/answer-sheet.ts';
import { type Row, textOf } from './row.ts';
import { mark } from './row-blocks.ts';

/** A cell that holds no answer on the scale. */
export const noAnswer = -2;

const space = 0x20;
const zero = 0x30;

/** What a cell of one byte says, by the byte. */
export function singleBytes({ min, max }: Pick<Scale, 'min' | 'max'>): Int8Array {
  const values = new Int8Array(256).fill(noAnswer);
  values[space] = notAnswered;
  for (let value = Math.max(min, 0); value <= Math.min(max, 9); value++) {
    values[zero + value] = value;
  }
  return values;
}

/** `notAnswered` for an empty cell, `noAnswer` for one that must be refused. */
export function readAnswer(row: Row, column: number, single: Int8Array, scale: Scale): number {
  const start = row.starts[column] as number;
  const end = (row.starts[column + 1] as number) - 1;
  if (start === end) return notAnswered;
  const plain = plainAnswer(row, start, end, single, scale);
  return plain === noAnswer ? answerOf(textOf(row, column), scale) : plain;
}

/** Digits alone, in quotes or between spaces; no scale goes beyond 10. */
function plainAnswer(
  { bytes, quoted }: Row,
  from: number,
  to: number,
  single: Int8Array,
  scale: Scale,
): number {
  let start = from;
  let end = to;
  if (quoted && bytes[start] === mark.quote) {
    start++;
    end--;
  }
  while (start < end && bytes[start] === space) start++;
  while (start < end && bytes[end - 1] === space) end--;
  if (start >= end) return notAnswered;
  if (end - start === 1) return single[bytes[start] as number] as number;
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
