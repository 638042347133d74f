/**
 * A class list pasted into the console: names one a line, or rows copied from Excel with or without
 * headings. Only tells which it is; what a name or a heading must be is the use cases' matter.
 */

export type PastedList =
  /** With headings: as it was pasted. */
  | { readonly kind: 'csv'; readonly csv: Uint8Array }
  /** Without: name, unit, position, phone, in this order. */
  | { readonly kind: 'rows'; readonly rows: readonly PastedRow[] }
  /** Without, and more columns than can be told apart. */
  | { readonly kind: 'headings-needed' };

export interface PastedRow {
  readonly name: string;
  readonly unit?: string;
  readonly position?: string;
  readonly phone?: string;
}

export function readPastedList(text: string): PastedList {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const rows = lines.map((line) => line.split(/\t|[,\uFF0C]/).map((cell) => cell.trim()));
  const [first = []] = rows;
  if (first.some((cell) => /^(学员)?姓名$|^name$/i.test(cell))) {
    return { kind: 'csv', csv: new TextEncoder().encode(text) };
  }
  if (rows.some((cells) => cells.slice(4).some((cell) => cell !== ''))) {
    return { kind: 'headings-needed' };
  }
  return { kind: 'rows', rows: rows.map(rowOf) };
}

function rowOf([name = '', unit, position, phone]: readonly string[]): PastedRow {
  return { name, ...(unit && { unit }), ...(position && { position }), ...(phone && { phone }) };
}
