/** A CSV file row by row, with the row numbers that a spreadsheet shows. */
import { CsvError, parse } from 'csv-parse/sync';
import { Problem } from '../domain/problem.ts';
import { decodeText } from './decode-text.ts';

/**
 * Calls `onRow` with the trimmed cells of each row. Row 1 is the header; a line break inside quotes adds
 * no row; blank lines are counted and left out. Line ends may be mixed, as in files put together by hand.
 *
 * @throws Problem invalid-responses for bytes that are no text or quotes that never close
 */
export function readTable(
  bytes: Uint8Array,
  onRow: (cells: readonly string[], row: number) => void,
): void {
  let row = 0;
  let header: readonly string[] = [];
  const text = decodeText(bytes);
  if (text === null) {
    throw new Problem('invalid-responses', {}, [{ path: 'row 1', code: 'not-text' }]);
  }
  try {
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: false,
      record_delimiter: ['\r\n', '\n', '\r'],
      trim: true,
      on_record: (cells: string[]) => {
        row++;
        const trimmed = cells.map((cell) => cell.trim());
        if (trimmed.length === 1 && trimmed[0] === '') return null;
        if (header.length === 0) header = trimmed;
        onRow(trimmed, row);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const column = header[Number(error.column)] || Number(error.column) + 1;
    const path = `row ${row + 1}, column ${column}`;
    throw new Problem('invalid-responses', {}, [{ path, code: 'bad-quotes' }]);
  }
}
