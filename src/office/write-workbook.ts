/** Rows of text as an Excel workbook: the first row is the headings and stays in sight, no cell is a formula. */
import writeExcelFile from 'write-excel-file/node';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
}

export function writeWorkbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const written = sheets.map(({ name, rows, widths }) => ({
    sheet: name,
    data: rows.map((row, at) => row.map((value) => textCell(value, at === 0))),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  return writeExcelFile(written).toBuffer();
}

/** Text format, so that Excel keeps telephone numbers as they are, also after an edit. */
function textCell(value: string, heading: boolean) {
  const bold = heading ? ({ fontWeight: 'bold' } as const) : {};
  return { value: plain(value), type: String, format: '@', ...bold } as const;
}

/** Excel reads `_x0041_` as the letter A: such a text is written so that it is read as it stands. */
function plain(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}
