/** The sheets of an .xlsx file as rows of text, with the row numbers that Excel shows. */
import { zipSync } from 'fflate';
import readXlsx from 'read-excel-file/universal';
import { Problem } from '../domain/problem.ts';
import { readArchive, refuseFile } from './read-workbook-archive.ts';

export interface WorkbookRow {
  readonly number: number;
  readonly cells: readonly string[];
}

export interface WorkbookSheet {
  readonly name: string;
  /** Without the blank ones. */
  readonly rows: readonly WorkbookRow[];
  /** Ranges such as `A3:B4`. */
  readonly merged: readonly string[];
}

const mostColumns = 200;
const mostRows = 1_048_576;
/** Blank ones between them too. */
const mostCells = 8_000_000;

/**
 * Formulas give the value that Excel saved with them.
 * Refuses `invalid-input` on `file`: `damaged`, `unpacks-too-large`, `too-many-columns`.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly WorkbookSheet[]> {
  const files = readArchive(bytes, (name) => /\.(xml|rels)$/.test(name));
  const parts = sheetParts(files);
  for (const text of parts) refuseHuge(text);
  const sheets = await parse(files);
  return sheets.map(({ sheet, data }, index) => ({
    name: sheet,
    rows: rowsOf(data ?? []),
    merged: mergedIn(parts[index] ?? ''),
  }));
}

/** What was unpacked is packed anew without compression, so that the reader sees nothing that was not checked. */
async function parse(files: ReadonlyMap<string, Uint8Array>) {
  const { buffer } = zipSync(Object.fromEntries(files), { level: 0 });
  try {
    return await readXlsx(buffer as ArrayBuffer);
  } catch (error) {
    if (error instanceof Problem) throw error;
    return refuseFile('damaged');
  }
}

function rowsOf(data: readonly (readonly unknown[])[]): readonly WorkbookRow[] {
  return data.flatMap((row, index) => {
    const cells = row.map(textOf);
    return cells.some((cell) => cell !== '') ? [{ number: index + 1, cells }] : [];
  });
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    return Number.isNaN(value.valueOf()) ? '' : value.toISOString().slice(0, 10);
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'number') return String(value).trim();
  // Beyond fifteen digits Excel has lost the last ones: said as such, and refused later by name.
  return Math.abs(value) < 1e15 ? String(value) : value.toExponential();
}

/** The XML of each sheet, in the order of the workbook. */
function sheetParts(files: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const textOfPart = (name: string) =>
    new TextDecoder().decode(files.get(name) ?? new Uint8Array());
  const relations = tagsIn(textOfPart('xl/_rels/workbook.xml.rels'), 'Relationship');
  const targets = new Map(relations.map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
  return tagsIn(textOfPart('xl/workbook.xml'), 'sheet').map((tag) => {
    const target = targets.get(attribute(tag, '[\\w]+:id')) ?? '';
    return textOfPart(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  });
}

function tagsIn(xml: string, name: string): readonly string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';
}

/** As every program writes them: plain attributes, no entity and no bracket in them. */
const plainTag = /^<[^\s<>/:]*:?(?:row|c)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<>&]*"|'[^'<>&]*'))*\s*\/?>$/;

/** A cell far out would make the reader fill everything between with blanks. */
function refuseHuge(xml: string): void {
  let [lowest, widest] = [1, 1];
  for (const [tag] of xml.matchAll(/<(?:[^\s<>/:!?]+:)?(?:row|c)(?=[\s/>])[^>]*>?/g)) {
    if (!plainTag.test(tag)) refuseFile('damaged');
    const place = /\sr\s*=\s*["']([^"']*)/.exec(tag)?.[1];
    if (place === undefined) continue;
    const [, letters = '', row = ''] =
      /^([A-Z]{0,8})(\d{1,12})$/.exec(place) ?? refuseFile('damaged');
    if (Number(row) > mostRows) refuseFile('damaged');
    lowest = Math.max(lowest, Number(row));
    // A cell that closes itself holds nothing but its colour.
    if (!tag.endsWith('/>')) widest = Math.max(widest, columnNumber(letters));
  }
  if (widest > mostColumns) refuseFile('too-many-columns', { n: widest, limit: mostColumns });
  if (lowest * widest > mostCells) refuseFile('unpacks-too-large');
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function mergedIn(xml: string): readonly string[] {
  return tagsIn(xml, 'mergeCell').map((tag) => attribute(tag, 'ref'));
}
