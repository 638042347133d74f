/** A CSV file row by row, with the row numbers that a spreadsheet shows; the file is never in memory as a whole. */
import { CsvError, parse } from 'csv-parse/sync';
import { Problem } from '../domain/problem.ts';
import type { ByteSource } from './byte-source.ts';
import { findEncoding } from './find-encoding.ts';
import { cutRow, holdCells, isBlank, type MovingRow, type Row, rowBefore, textOf } from './row.ts';
import { type Block, rowBlocks } from './row-blocks.ts';

export type OnRow = (row: Row) => void;

interface Reading {
  readonly row: MovingRow;
  readonly onRow: OnRow;
  header: readonly string[];
}

/**
 * Calls `onRow` with each row. Row 1 is the header; a line break inside quotes adds no row; blank lines are
 * counted and left out. Line ends may be mixed, as in files put together by hand.
 *
 * Rows are cut by commas, and by quotes around whole cells; from any other quote on csv-parse reads the rest
 * of the block.
 *
 * @param blockSize bytes read at once
 * @throws Problem invalid-responses for bytes that are no text or quotes that never close
 */
export function readTable(source: ByteSource, onRow: OnRow, blockSize?: number): void {
  const encoding = findEncoding(source, blockSize);
  if (encoding === null) {
    throw new Problem('invalid-responses', {}, [{ path: 'row 1', code: 'not-text' }]);
  }
  const reading: Reading = { row: rowBefore(encoding), onRow, header: [] };
  for (const block of rowBlocks(source, blockSize)) {
    reading.row.bytes = block.bytes;
    let at = 0;
    while (at < block.end) {
      const next = cutRow(reading.row, at, block.end);
      if (next < 0) break;
      at = next;
      give(reading);
    }
    if (at < block.end) readQuotes(reading, block, at);
  }
}

function give(reading: Reading): void {
  const { row } = reading;
  row.number++;
  if (row.length === 1 && isBlank(row)) return;
  if (reading.header.length === 0) reading.header = cellsOf(row);
  reading.onRow(row);
}

/** All the cells as text. */
export function cellsOf(row: Row): string[] {
  return Array.from({ length: row.length }, (_, column) => textOf(row, column));
}

/** Gives the rows from `from` to the end of the block, cells in any quotes that CSV allows. */
function readQuotes(reading: Reading, { bytes, end }: Block, from: number): void {
  const { row } = reading;
  const { starts, encoding } = row;
  const text = new TextDecoder(encoding).decode(bytes.subarray(from, end));
  try {
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      on_record: (cells: string[]) => {
        holdCells(row, cells);
        give(reading);
        return null;
      },
    });
  } catch (error) {
    throw problemOf(error, reading);
  }
  Object.assign(row, { starts, encoding });
}

function problemOf(error: unknown, { header, row }: Reading): unknown {
  if (!(error instanceof CsvError)) return error;
  const column = header[Number(error.column)] || Number(error.column) + 1;
  const path = `row ${row.number + 1}, column ${column}`;
  return new Problem('invalid-responses', {}, [{ path, code: 'bad-quotes' }]);
}
