/** The table of people in a list: which sheet, where the headings stand, which column is which. */
import { fieldOfHeading, type ListField, listFields } from './class-list-columns.ts';
import type { ListRow, ListSheet, ReadList } from './import-list.ts';

/** What somebody corrected by hand; the rest is found. */
export interface TableChoice {
  /** Index of the sheet. */
  readonly sheet?: number | undefined;
  /** Row number of the headings; 0 for none. */
  readonly headingRow?: number | undefined;
  /** Field of each column, null for one that is left alone. */
  readonly columns?: readonly (ListField | null)[] | undefined;
}

export interface ListTable {
  readonly sheet: number;
  /** 0 where there are none. */
  readonly headingRow: number;
  /** Empty texts where there are no headings. */
  readonly headings: readonly string[];
  readonly columns: readonly (ListField | null)[];
  readonly rows: readonly ListRow[];
  /** Rows below the headings in the file, read or not. */
  readonly total: number;
  /** Merged ranges that reach into the headings or the people. */
  readonly merged: readonly string[];
}

const titleRows = 10;

export function findTable(list: ReadList, choice: TableChoice = {}): ListTable {
  const sheetAt = choice.sheet ?? Math.max(0, list.sheets.findIndex(findHeadings));
  const sheet = list.sheets[sheetAt] ?? list.sheets[0] ?? noSheet;
  const headingRow = choice.headingRow ?? findHeadings(sheet)?.number ?? 0;
  const heading = sheet.rows.find((row) => row.number === headingRow);
  const rows = sheet.rows.filter((row) => row.number > headingRow);
  const width = [...rows, ...(heading ? [heading] : [])].reduce(
    (most, row) => Math.max(most, row.cells.length),
    0,
  );
  const headings = Array.from({ length: width }, (_, column) => heading?.cells[column] ?? '');
  const found = heading ? headings.map(fieldOfHeading) : byPosition(list, width);
  return {
    sheet: Math.max(0, list.sheets.indexOf(sheet)),
    headingRow: heading ? headingRow : 0,
    headings,
    columns: found.map((field, column) => {
      const chosen = choice.columns?.[column];
      return chosen === undefined ? field : chosen;
    }),
    rows,
    total: sheet.total - (sheet.rows.length - rows.length),
    merged: sheet.merged.filter((range) => reaches(range, Math.max(1, headingRow))),
  };
}

const noSheet: ListSheet = { name: '', rows: [], total: 0, merged: [] };

function findHeadings({ rows }: ListSheet): ListRow | undefined {
  return rows
    .slice(0, titleRows)
    .find(({ cells }) => cells.some((cell) => fieldOfHeading(cell) === 'name'));
}

/** Names alone, or name, unit, position and telephone as people paste them; more cannot be told apart. */
function byPosition({ source }: ReadList, width: number): readonly (ListField | null)[] {
  const told = width === 1 || (source === 'paste' && width <= 4);
  return Array.from({ length: width }, (_, column) => (told ? (listFields[column] ?? null) : null));
}

/** Title rows above the headings may be merged as they like. */
function reaches(range: string, headingRow: number): boolean {
  const rows = [...range.matchAll(/\d+/g)].map(([row]) => Number(row));
  return Math.max(0, ...rows) >= headingRow;
}
