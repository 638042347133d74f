/** A sheet of a workbook as plain data; `office/write-workbook.ts` writes it. */

export type Cell = string | number | null;

export interface SheetColumn {
  readonly title: string;
  /** In characters of Latin script; a Chinese one takes two. */
  readonly width: number;
  /** How numbers are shown; they are stored in full. `text` keeps what looks like a number as it was typed. */
  readonly show?: 'decimals' | 'percent' | 'probability' | 'text' | undefined;
  /** Numbers stand on the right, unless words stand in the same column. */
  readonly align?: 'left';
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}
