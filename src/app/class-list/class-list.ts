/** A class list as a school has it: a table pasted or saved from Excel, with Chinese or English headings. */
import { nameKey } from '../../domain/collection/person-name.ts';
import { type Fault, Problem } from '../../domain/problem.ts';
import {
  type ParticipantDetails,
  participantInput,
  participantLimit,
} from '../cohorts/cohort-input.ts';
import { faultsOf } from '../parse-input.ts';
import { fieldOfHeading } from './class-list-columns.ts';
import { decodeList, readTextTable } from './class-list-text.ts';

/** A row with the place under which its faults are named: `row 3`, or `participants.2` of a JSON list. */
export interface PlacedRow {
  readonly place: string;
  readonly input: unknown;
}

/** `row 3, name`, or `participants.2.name`. */
export function fieldPlace({ place }: Pick<PlacedRow, 'place'>, field: string): string {
  if (field === '') return place;
  return place.startsWith('row ') ? `${place}, ${field}` : `${place}.${field}`;
}

/** Refuses `invalid-input`: not text, not a table, no column of names. The heading is row 1. */
export function readClassList(csv: Uint8Array): readonly PlacedRow[] {
  const text = decodeList(csv) ?? refuse([{ path: 'row 1', code: 'not-text' }]);
  const records = readTable(text);
  const fields = (records[0] ?? []).map(fieldOfHeading);
  if (!fields.includes('name')) refuse([{ path: 'row 1', code: 'no-name-column' }]);
  const repeated = fields.find((field, index) => field && fields.indexOf(field) !== index);
  if (repeated) refuse([{ path: 'row 1', code: 'repeated-column', params: { column: repeated } }]);
  return records.slice(1).flatMap((cells, index): PlacedRow[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const pairs = fields.flatMap((field, column) => (field ? [[field, cells[column] ?? '']] : []));
    return [{ place: `row ${index + 2}`, input: Object.fromEntries(pairs) }];
  });
}

/** Refuses `invalid-input` with every fault of every row. */
export function checkRows(rows: readonly PlacedRow[]): readonly ParticipantDetails[] {
  if (rows.length === 0) refuse([{ path: 'participants', code: 'required' }]);
  if (rows.length > participantLimit) {
    refuse([{ path: 'participants', code: 'too-long', params: { limit: participantLimit } }]);
  }
  const { people, faults } = examineRows(rows);
  if (faults.length > 0) refuse(faults);
  return people.map((person) => person.details);
}

export interface PlacedPerson {
  readonly place: string;
  readonly details: ParticipantDetails;
}

/** The rows that can be read, and every fault of those that cannot or that say what an earlier row said. */
export function examineRows(rows: readonly PlacedRow[]): {
  readonly people: readonly PlacedPerson[];
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  const seen = new Map<string, PlacedRow>();
  const people = rows.flatMap((row): PlacedPerson[] => {
    const parsed = participantInput.safeParse(row.input, { reportInput: true });
    if (parsed.success) {
      const repeated = repeatedFaults(row, parsed.data, seen);
      faults.push(...repeated);
      return repeated.length > 0 ? [] : [{ place: row.place, details: parsed.data }];
    }
    for (const fault of faultsOf(parsed.error)) {
      faults.push({ ...fault, path: fieldPlace(row, fault.path) });
    }
    return [];
  });
  return { people, faults };
}

/** @param seen rows by person and by number, to which this one is added */
function repeatedFaults(
  row: PlacedRow,
  person: ParticipantDetails,
  seen: Map<string, PlacedRow>,
): readonly Fault[] {
  const same = firstWith(seen, `person ${personKey(person)}`, row);
  if (same) {
    return [{ path: fieldPlace(row, 'name'), code: 'duplicate', params: { first: same.place } }];
  }
  const { externalId } = person;
  const first = externalId === null ? undefined : firstWith(seen, `number ${externalId}`, row);
  if (!first) return [];
  const params = { first: fieldPlace(first, 'externalId') };
  return [{ path: fieldPlace(row, 'externalId'), code: 'repeated-value', params }];
}

function firstWith(
  seen: Map<string, PlacedRow>,
  key: string,
  row: PlacedRow,
): PlacedRow | undefined {
  const first = seen.get(key);
  if (!first) seen.set(key, row);
  return first;
}

/** Equal for two rows that nothing tells apart. */
export function personKey(
  person: Pick<ParticipantDetails, 'name' | 'unit' | 'phone' | 'externalId'>,
): string {
  const { name, unit, phone, externalId } = person;
  return JSON.stringify([nameKey(name), unit, phone?.replace(/\D/g, '') ?? null, externalId]);
}

function readTable(text: string): readonly (readonly string[])[] {
  const table = readTextTable(text);
  return table.ok ? table.rows : refuse([table.fault]);
}

function refuse(faults: readonly Fault[]): never {
  throw new Problem('invalid-input', {}, faults);
}
