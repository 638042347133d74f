/** A file in blocks of whole rows, so that no row has to be put together from two pieces. */
import type { ByteSource } from './byte-source.ts';

export const mark = { lineFeed: 0x0a, carriageReturn: 0x0d, quote: 0x22, comma: 0x2c } as const;

/** Bytes from 0 to `end`; the last of them ends a row. They hold until the next block is asked for. */
export interface Block {
  readonly bytes: Uint8Array;
  readonly end: number;
}

/** A quote open for longer than this never closes: the block then ends anywhere. */
const longestQuote = 1 << 24;

/**
 * Both encodings keep commas, quotes and line ends out of the characters of several bytes, so bytes are enough.
 * A line end with an even number of quotes before it ends a row.
 */
export function* rowBlocks(source: ByteSource, size = 1 << 18): Generator<Block> {
  let bytes = Buffer.alloc(Math.min(size, source.size + 8));
  let held = 0;
  let position = 0;
  let open = false;
  for (;;) {
    if (held > bytes.length / 2) bytes = doubled(bytes, held);
    // One byte is kept free for the line end that the last row may lack.
    const read = source.read(bytes.subarray(held, bytes.length - 1), position);
    if (read === 0) break;
    position += read;
    const length = held + read;
    if (oddQuotes(bytes.subarray(held, length))) open = !open;
    const whole = endOfRows(bytes, length, open);
    const end = whole === 0 && open && length > longestQuote ? length : whole;
    if (end > 0) yield { bytes, end };
    bytes.copyWithin(0, end, length);
    held = length - end;
  }
  if (held === 0) return;
  bytes[held] = mark.lineFeed;
  yield { bytes, end: held + 1 };
}

function doubled(bytes: Buffer, held: number): Buffer<ArrayBuffer> {
  const larger = Buffer.alloc(2 * bytes.length);
  larger.set(bytes.subarray(0, held));
  return larger;
}

function oddQuotes(bytes: Buffer): boolean {
  let quotes = 0;
  const first = bytes.indexOf(mark.quote);
  if (first < 0) return false;
  for (let at = first; at < bytes.length; at++) if (bytes[at] === mark.quote) quotes++;
  return quotes % 2 === 1;
}

/** The end of the last whole row, 0 for none. @param open whether the bytes end inside quotes */
function endOfRows(bytes: Uint8Array, length: number, open: boolean): number {
  let quoted = open;
  for (let at = length - 1; at >= 0; at--) {
    const byte = bytes[at];
    if (byte === mark.quote) quoted = !quoted;
    if (quoted) continue;
    // A carriage return at the very end may be half of a line end.
    const ends = byte === mark.lineFeed || (byte === mark.carriageReturn && at < length - 1);
    if (ends) return at + 1;
  }
  return 0;
}
