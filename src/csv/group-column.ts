/** The column that names the group of a respondent, as codes. */
import type { Grouping } from '../domain/analysis/grouping.ts';
import { recurringValue } from './recurring-value.ts';
import type { Row } from './row.ts';

export interface GroupColumn {
  readonly add: (row: Row, index: number) => void;
  readonly grouping: (rows: number) => Grouping;
}

/** @param room the most rows that can come */
export function groupColumn(column: number, room: number): GroupColumn {
  const codeOf = new Map<string, number>();
  const codes = new Int32Array(room);
  const codeIn = recurringValue((text) => {
    if (text === '') return -1;
    const code = codeOf.get(text) ?? codeOf.size;
    codeOf.set(text, code);
    return code;
  });
  return {
    add: (row, index) => {
      codes[index] = codeIn(row, column);
    },
    grouping: (rows) => ({ ids: [...codeOf.keys()], codes: codes.subarray(0, rows) }),
  };
}
