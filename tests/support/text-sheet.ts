/** A sheet of text as an Excel workbook, the first row its headings. */
import type { Sheet } from '../../src/domain/exports/sheet.ts';

export function textSheet(name: string, rows: readonly (readonly string[])[]): Sheet {
  const [headings = [], ...others] = rows;
  const columns = headings.map((title) => ({ title, width: 12, show: 'text' as const }));
  return { name, columns, rows: others };
}
