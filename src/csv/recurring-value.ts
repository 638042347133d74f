/** What the cells of a column mean, found once for each text that recurs: a million rows name a few hundred groups. */
import type { Encoding } from './find-encoding.ts';
import { type Row, textOf } from './row.ts';

/** A column of texts that hardly recur must not fill the memory. */
const limit = 4096;

interface Known<T> {
  readonly encoding: Encoding;
  readonly bytes: Uint8Array;
  readonly value: T;
}

/** @param meaningOf of the text of a cell; must give the same for the same text */
export function recurringValue<T>(meaningOf: (text: string) => T): (row: Row, column: number) => T {
  const known = new Map<number, Known<T>>();
  return (row, column) => {
    const start = row.starts[column];
    const next = row.starts[column + 1];
    if (start === undefined || next === undefined) return meaningOf(textOf(row, column));
    const key = hashOf(row.bytes, start, next - 1);
    const found = known.get(key);
    if (found?.encoding === row.encoding && areAt(row.bytes, start, next - 1, found.bytes))
      return found.value;
    const value = meaningOf(textOf(row, column));
    if (!found && known.size < limit) {
      known.set(key, {
        encoding: row.encoding,
        bytes: Uint8Array.from(row.bytes.subarray(start, next - 1)),
        value,
      });
    }
    return value;
  };
}

/** FNV-1a, 32 bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  }
  return hash;
}

function areAt(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
  if (wanted.length !== end - start) return false;
  for (let at = start; at < end; at++) {
    if (bytes[at] !== wanted[at - start]) return false;
  }
  return true;
}
