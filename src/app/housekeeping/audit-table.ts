/** Rows that were put into words, as CSV in which no cell runs as a formula. */
import { writeTable } from '../../csv/write-table.ts';

export function tableOf(rows: readonly (readonly string[])[]): string {
  return writeTable(rows);
}
