/** Comoments of answers written out in a test, one row a respondent, by their definition. */
import type { Comoments } from '../../src/domain/statistics/comoments.ts';

export function comomentsOf(rows: readonly (readonly number[])[], items: number): Comoments {
  const n = rows.length;
  const columns = Array.from({ length: items }, (_, item) => rows.map((row) => row[item] ?? 0));
  const means = columns.map((column) => column.reduce((sum, x) => sum + x, 0) / Math.max(1, n));
  const centred = columns.map((column, item) => column.map((x) => x - (means[item] ?? 0)));
  const products = centred.map((a) =>
    centred.map((b) => a.reduce((sum, x, row) => sum + x * (b[row] ?? 0), 0)),
  );
  return { n, means, products };
}
