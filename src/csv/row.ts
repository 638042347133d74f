/** One row of a table as the bytes it was read from: cells become text only where somebody asks for it. */
import type { Encoding } from './find-encoding.ts';
import { mark } from './row-blocks.ts';

/** Holds until the next row is read: the same object serves them all. */
export interface Row {
  /** As a spreadsheet shows it; the header is row 1. */
  readonly number: number;
  /** Number of cells. */
  readonly length: number;
  readonly bytes: Uint8Array;
  /** Where each cell begins; it ends a byte before the next begins, the last one a byte before `starts[length]`. */
  readonly starts: Int32Array;
  readonly encoding: Encoding;
}

/** A row that the reader of the table moves along the file. */
export type MovingRow = { -readonly [key in keyof Row]: Row[key] };

export function rowBefore(encoding: Encoding): MovingRow {
  const starts = new Int32Array(64);
  return { number: 0, length: 0, bytes: new Uint8Array(0), starts, encoding };
}

/**
 * Finds the cells of the row that begins at `from` in a block that ends at `end`.
 *
 * @returns where the next row begins; −1 where a quote stands elsewhere than around a whole cell
 */
export function cutRow(row: MovingRow, from: number, end: number): number {
  const { bytes, starts } = row;
  let at = from;
  let cells = 0;
  starts[0] = from;
  for (;;) {
    const byte = bytes[at++] as number;
    if (byte > mark.comma) continue;
    if (byte === mark.comma) {
      starts[++cells] = at;
      // Most cells are one digit.
      while (bytes[at + 1] === mark.comma && (bytes[at] as number) > mark.comma) {
        at += 2;
        starts[++cells] = at;
      }
    } else if (byte === mark.quote) {
      // A row of more cells than there is room for is cut again below: its quotes are looked at then.
      if (cells < starts.length && starts[cells] !== at - 1) return -1;
      at = endOfQuotes(bytes, at, end);
      if (at < 0) return -1;
    } else if (byte === mark.lineFeed || byte === mark.carriageReturn || at > end) break;
  }
  row.length = cells + 1;
  if (row.length >= starts.length) {
    row.starts = new Int32Array(2 * row.length);
    return cutRow(row, from, end);
  }
  starts[row.length] = at;
  const pair = bytes[at - 1] === mark.carriageReturn && at < end && bytes[at] === mark.lineFeed;
  return pair ? at + 1 : at;
}

/** Where a cell ends whose quote opens before `from`; −1 where the cell does not end with its quote. */
function endOfQuotes(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  for (; at < end; at++) {
    if (bytes[at] !== mark.quote) continue;
    if (bytes[at + 1] !== mark.quote) break;
    at++;
  }
  const next = bytes[at + 1];
  const ends = next === mark.comma || next === mark.lineFeed || next === mark.carriageReturn;
  return ends && at + 1 < end ? at + 1 : -1;
}

/** Makes `row` hold cells that were read already, each in quotes: whatever it says, it says it as a cell of a file. */
export function holdCells(row: MovingRow, texts: readonly string[]): void {
  const cells = texts.map((text) => `"${text.replaceAll('"', '""')}"`);
  row.bytes = new TextEncoder().encode(`${cells.join(',')},`);
  row.starts = new Int32Array(cells.length + 1);
  row.length = cells.length;
  row.encoding = 'utf-8';
  let start = 0;
  cells.forEach((cell, column) => {
    start += Buffer.byteLength(cell) + 1;
    row.starts[column + 1] = start;
  });
}

const decoders = {
  'utf-8': new TextDecoder('utf-8', { ignoreBOM: true }),
  gb18030: new TextDecoder('gb18030'),
};

/** A cell without the spaces around it; '' for a column that is not there. */
export function textOf(row: Row, column: number): string {
  if (column < 0 || column >= row.length) return '';
  const start = row.starts[column] as number;
  const end = (row.starts[column + 1] as number) - 1;
  if (start < end && row.bytes[start] === mark.quote) {
    return decode(row, start + 1, end - 1)
      .replaceAll('""', '"')
      .trim();
  }
  return decode(row, start, end).trim();
}

/** Short texts of plain letters and digits are put together faster than a decoder is called. */
function decode({ bytes, encoding }: Row, start: number, end: number): string {
  if (end - start > 16) return decoders[encoding].decode(bytes.subarray(start, end));
  let text = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x80) return decoders[encoding].decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

export function isBlank(row: Row): boolean {
  return row.length === 1 && textOf(row, 0) === '';
}
