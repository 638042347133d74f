/** A table as CSV that Excel opens as it is: byte order mark, and no cell that it would run as a formula. */
import { stringify } from 'csv-stringify/sync';

export function writeTable(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { bom: true, escape_formulas: true, record_delimiter: '\r\n' },
  );
}
