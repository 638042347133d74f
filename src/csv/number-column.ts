/** A column of numbers that are no answers; a cell that is none is refused with its row and column. */
import { addFault, type FaultList } from './fault-list.ts';
import { recurringValue } from './recurring-value.ts';
import { type Row, textOf } from './row.ts';

export interface NumberColumn {
  readonly add: (row: Row, index: number) => void;
  /** NaN where missing. */
  readonly values: Float64Array;
}

export interface Place {
  readonly name: string;
  /** −1 for a column that is not there. */
  readonly at: number;
  readonly faults: FaultList;
  /** The most rows that can come. */
  readonly room: number;
}

/**
 * @param read NaN for an empty text, null for one to refuse
 * @param code of the fault
 */
export function numberColumn(
  { name, at, faults, room }: Place,
  read: (text: string) => number | null,
  code: string,
): NumberColumn {
  const values = new Float64Array(room);
  const numberIn = recurringValue(read);
  const refuse = (row: Row) =>
    addFault(faults, row.number, () => ({
      path: `row ${row.number}, column ${name}`,
      code,
      params: { value: textOf(row, at).slice(0, 40) },
    }));
  return {
    values,
    add: (row, index) => {
      const value = numberIn(row, at);
      if (value === null) refuse(row);
      values[index] = value ?? Number.NaN;
    },
  };
}
