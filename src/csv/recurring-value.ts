/** What the cells of a column mean, found once for each text that recurs: a million rows name a few thousand groups. */
import type { Encoding } from './find-encoding.ts';
import { type Row, textOf } from './row.ts';

/** A column of texts that hardly recur must not fill the memory. */
const mostTexts = 32_768;
const mostBytes = 1 << 20;

/** Texts that were met, their bytes one after another so that they lie close together. */
interface Known<T> {
  /** Place of the text whose bytes have this hash. */
  readonly places: Map<number, number>;
  readonly bytes: Uint8Array;
  /** Where each text begins, and where the next will. */
  readonly starts: Int32Array;
  readonly values: T[];
  encoding: Encoding | null;
}

/** @param meaningOf of the text of a cell; must give the same for the same text */
export function recurringValue<T>(meaningOf: (text: string) => T): (row: Row, column: number) => T {
  const known: Known<T> = {
    places: new Map(),
    bytes: new Uint8Array(mostBytes),
    starts: new Int32Array(mostTexts + 1),
    values: [],
    encoding: null,
  };
  return (row, column) => {
    const start = row.starts[column];
    const next = row.starts[column + 1];
    if (start === undefined || next === undefined) return meaningOf(textOf(row, column));
    const key = hashOf(row.bytes, start, next - 1);
    const place = known.places.get(key);
    if (place !== undefined && row.encoding === known.encoding) {
      if (isAt(row.bytes, start, next - 1, known, place)) return known.values[place] as T;
    }
    const value = meaningOf(textOf(row, column));
    if (place === undefined) remember(known, row, { start, end: next - 1, key, value });
    return value;
  };
}

function remember<T>(
  known: Known<T>,
  row: Row,
  { start, end, key, value }: { start: number; end: number; key: number; value: T },
): void {
  const place = known.values.length;
  const at = known.starts[place] as number;
  known.encoding ??= row.encoding;
  const isFull = place >= mostTexts || at + end - start > mostBytes;
  if (isFull || row.encoding !== known.encoding) return;
  known.bytes.set(row.bytes.subarray(start, end), at);
  known.starts[place + 1] = at + end - start;
  known.places.set(key, place);
  known.values.push(value);
}

/** FNV-1a, of 32 bits the lower 30: numbers that V8 keeps without a box. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  }
  return hash & 0x3fffffff;
}

function isAt<T>(
  bytes: Uint8Array,
  start: number,
  end: number,
  known: Known<T>,
  place: number,
): boolean {
  const from = known.starts[place] as number;
  if ((known.starts[place + 1] as number) - from !== end - start) return false;
  for (let at = start; at < end; at++) {
    if (bytes[at] !== known.bytes[from + at - start]) return false;
  }
  return true;
}
