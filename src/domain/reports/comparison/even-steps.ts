/** Rows for a chart that cannot hold them all: every row that tells something, and an even sample of the rest. */

/** @param rows in the order of the chart, which the answer keeps */
export function rowsToDraw<Row>(
  rows: readonly Row[],
  most: number,
  tells: (row: Row) => boolean,
): readonly Row[] {
  if (rows.length <= most) return rows;
  const telling = new Set(rows.filter(tells).slice(0, most));
  const rest = rows.filter((row) => !telling.has(row));
  const places = most - telling.size;
  const sampled = new Set(
    Array.from({ length: places }, (_, at) => rest[stepped(at, places, rest.length)]),
  );
  return rows.filter((row) => telling.has(row) || sampled.has(row));
}

/** From the first to the last. */
function stepped(at: number, places: number, length: number): number {
  return places < 2 ? Math.floor(length / 2) : Math.round((at * (length - 1)) / (places - 1));
}
