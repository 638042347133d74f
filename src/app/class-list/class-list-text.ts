/** A class list that is text: a CSV file, or cells copied from a spreadsheet. */
import { parse } from 'csv-parse/sync';
import { decodeText } from '../../csv/decode-text.ts';
import type { Fault } from '../../domain/problem.ts';

export type TextTable =
  | { readonly ok: true; readonly rows: readonly (readonly string[])[] }
  | { readonly ok: false; readonly fault: Fault };

/** Null where the bytes are no text; beside UTF-8 and GB18030, UTF-16 as Excel's “Unicode text” has it. */
export function decodeList(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return decodeText(bytes);
}

/** Row by row, the blank ones too, so that the index tells the row. */
export function readTextTable(text: string): TextTable {
  const start = text.slice(0, 5000);
  const found = ['\t', ',', ';', '，'].find((mark) => start.includes(mark)) ?? ',';
  // Who types a list mixes both commas.
  const delimiter = found === ',' || found === '，' ? [',', '，'] : [found];
  try {
    const options = { bom: true, relax_column_count: true, skip_empty_lines: false } as const;
    return { ok: true, rows: parse(text, { ...options, delimiter }) };
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    return { ok: false, fault: { path: `row ${line}`, code: 'not-a-table' } };
  }
}

/** Our own CSV puts a sign before what a spreadsheet would run as a formula: it is taken off again. */
export function withoutGuard(cell: string): string {
  return cell.replace(/^'(?='*[=+\-@\t\r＝＋－＠])/u, '');
}
