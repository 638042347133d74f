/** A list as it was read, before anybody has said which of its columns is which: what a file, a paste and a form carry. */

import { Problem } from '../../domain/problem.ts';
import { refuseFile } from '../../office/read-workbook-archive.ts';
import { formatOf } from '../../office/read-workbook-format.ts';
import { decodeList, readTextTable, withoutGuard } from './class-list-text.ts';
import { participantLimit } from './participant-limit.ts';

export interface ListRow {
  /** As the spreadsheet shows it. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface ListSheet {
  readonly name: string;
  /** Without blank rows; of a list far too long only the first. */
  readonly rows: readonly ListRow[];
  /** Rows that are not blank. */
  readonly total: number;
  /** Merged ranges such as `A3:B4`. */
  readonly merged: readonly string[];
}

export interface ReadList {
  readonly source: 'file' | 'paste';
  readonly sheets: readonly ListSheet[];
}

/** Title rows and headings come on top of the people. */
const mostRowsKept = participantLimit + 20;
const mostSheets = 20;
const mostColumns = 200;

/**
 * Refuses `invalid-input` on `file`, saying what the file is where it is no list, and on a row of a CSV
 * that cannot be read.
 */
export async function readListBytes(bytes: Uint8Array): Promise<ReadList> {
  const format = formatOf(bytes);
  if (format === 'text') return readListText(decodeList(bytes) ?? refuseFile('not-a-list'), 'file');
  if (format !== 'xlsx') return refuseFile(format);
  const { readWorkbook } = await import('../../office/read-workbook.ts');
  const sheets = await readWorkbook(bytes);
  const filled = sheets.filter(({ rows }) => rows.length > 0).slice(0, mostSheets);
  if (filled.length === 0) refuseFile('empty');
  return { source: 'file', sheets: filled.map(cut) };
}

/** Refuses as above. */
export function readListText(text: string, source: ReadList['source']): ReadList {
  const table = readTextTable(text);
  if (!table.ok) throw new Problem('invalid-input', {}, [table.fault]);
  const rows = table.rows.flatMap((row, index): ListRow[] => {
    const cells = row.map((cell) => withoutGuard(cell.trim()));
    return cells.some((cell) => cell !== '') ? [{ number: index + 1, cells }] : [];
  });
  if (rows.length === 0) refuseFile('empty');
  return { source, sheets: [cut({ name: '', rows, merged: [] })] };
}

function cut({ name, rows, merged }: Omit<ListSheet, 'total'>): ListSheet {
  const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  if (widest > mostColumns) refuseFile('too-many-columns', { n: widest, limit: mostColumns });
  return { name, rows: rows.slice(0, mostRowsKept), total: rows.length, merged };
}
