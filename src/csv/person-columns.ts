/** Who answered, and on which occasion: one person answers once on each. */
import { type OccasionKind, occasionKinds } from '../domain/instrument/survey.ts';
import { addFault, type FaultList } from './fault-list.ts';
import { recurringValue } from './recurring-value.ts';
import { type Row, textOf } from './row.ts';

export interface PersonColumns {
  readonly add: (row: Row) => void;
  /** One entry a row; empty without a column for it. */
  readonly persons: readonly (string | null)[];
  readonly occasions: readonly OccasionKind[];
}

interface Names {
  readonly person?: string;
  readonly occasion?: string;
}

export function personColumns(
  header: readonly string[],
  { person, occasion }: Names,
  faults: FaultList,
): PersonColumns {
  const persons: (string | null)[] = [];
  const occasions: OccasionKind[] = [];
  const personAt = person === undefined ? -1 : header.indexOf(person);
  // A named column that is missing is one fault, not one a row.
  const occasionAt = occasion === undefined ? -1 : header.indexOf(occasion);
  const occasionIn = recurringValue((text) => occasionKinds.find((kind) => kind === text) ?? null);
  const refuseRepeat = repeatRefusal(person ?? '', faults);
  const add = (row: Row) => {
    const kind = occasionAt < 0 ? null : occasionIn(row, occasionAt);
    if (kind) occasions.push(kind);
    else if (occasionAt >= 0) refuseOccasion(faults, row, occasion ?? '', occasionAt);
    if (person === undefined) return;
    const name = textOf(row, personAt) || null;
    persons.push(name);
    if (name !== null && (occasion === undefined || kind)) refuseRepeat(row, name, kind);
  };
  return { persons, occasions, add };
}

function refuseOccasion(faults: FaultList, row: Row, column: string, at: number): void {
  addFault(faults, row.number, () => ({
    path: `row ${row.number}, column ${column}`,
    code: 'unknown-occasion',
    params: { value: textOf(row, at), values: occasionKinds.join(', ') },
  }));
}

/** Remembers the first row of each person on each occasion. */
function repeatRefusal(column: string, faults: FaultList) {
  const seen = new Map<OccasionKind | null, Map<string, number>>();
  return (row: Row, person: string, kind: OccasionKind | null): void => {
    const rows = seen.get(kind) ?? new Map<string, number>();
    seen.set(kind, rows);
    const first = rows.get(person);
    if (first === undefined) rows.set(person, row.number);
    else {
      addFault(faults, row.number, () => ({
        path: `row ${row.number}, column ${column}`,
        code: 'repeated-person',
        params: { first },
      }));
    }
  };
}
