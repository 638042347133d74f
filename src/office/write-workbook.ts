/** Sheets as an Excel workbook: numbers as numbers, text as text (never a formula), the headings frozen. */
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { Cell, Sheet, SheetColumn } from '../domain/exports/sheet.ts';
import { widthOf } from '../domain/exports/sheet-columns.ts';

/** `text`: as it is also after an edit, so that telephone numbers keep their first zero. */
const formats = { decimals: '0.00', percent: '0%', probability: '0.000', text: '@' } as const;
/** What every Excel in China has; others take their own in its place. */
const font = { fontFamily: 'Microsoft YaHei', fontSize: 10 } as const;

export function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map((sheet) => ({
    sheet: sheetName(sheet.name),
    data: [
      sheet.columns.map((column, at) => ({
        ...heading(column, holdsNumbers(sheet, at)),
        height: heightOf(
          sheet,
          sheet.columns.map(({ title }) => title),
        ),
      })),
      ...sheet.rows.map((row) => cells(sheet, row)),
    ] as SheetData,
    columns: sheet.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  }));
  return writeExcelFile(written, font).toBuffer();
}

function holdsNumbers({ columns, rows }: Sheet, at: number): boolean {
  const first = rows.find((row) => row[at] !== null && row[at] !== undefined)?.[at];
  return typeof first === 'number' && columns[at]?.align === undefined;
}

function heading({ title }: SheetColumn, right: boolean) {
  return {
    value: title,
    ...(right ? { align: 'right' } : {}),
    type: String,
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'top',
    backgroundColor: '#F5F6F8',
  } as const;
}

/** In points. Programs do not make room for wrapped text by themselves. */
function heightOf({ columns }: Sheet, row: readonly Cell[]): number {
  const lines = row.map((value, at) => {
    if (typeof value !== 'string') return 1;
    // Words that do not fit leave the end of a line empty.
    const width = (columns[at]?.width ?? 10) * 0.9;
    return value
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0);
  });
  return Math.min(400, 4 + 14 * Math.max(1, ...lines));
}

function cells(sheet: Sheet, row: readonly Cell[]) {
  const { columns } = sheet;
  const height = heightOf(sheet, row);
  return row.map((value, at) => {
    if (value === null || value === '') return { value: null, height } as const;
    const show = columns[at]?.show;
    const format = show ? { format: formats[show] } : {};
    if (typeof value === 'string') {
      return {
        value: plainText(value),
        type: String,
        wrap: true,
        alignVertical: 'top',
        height,
        ...(show === 'text' ? format : {}),
      } as const;
    }
    const align = columns[at]?.align;
    return {
      value,
      type: Number,
      alignVertical: 'top',
      height,
      ...format,
      ...(align ? { align } : {}),
    } as const;
  });
}

/**
 * Excel repairs a file with control characters, or with more in a cell than it takes, and reads `_x0041_` as the
 * letter A: such a text is written so that it is read as it stands.
 */
function plainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .slice(0, 32_000)
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** Excel takes 31 characters and none of these. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}
