/** A class list as a school has it: a table pasted or saved from Excel, with Chinese or English headings. */
import { parse } from 'csv-parse/sync';
import { decodeText } from '../csv/decode-text.ts';
import { nameKey } from '../domain/collection/person-name.ts';
import { type Fault, Problem } from '../domain/problem.ts';
import {
  type ParticipantDetails,
  type ParticipantInput,
  participantInput,
  participantLimit,
} from './cohort-input.ts';
import { faultsOf } from './parse-input.ts';

type Field = keyof ParticipantInput;

/** Other columns (序号, 性别 …) are left alone. */
const headings: Readonly<Record<Field, readonly string[]>> = {
  name: ['姓名', '学员姓名', '名字', 'name', 'full name'],
  unit: [
    '单位',
    '工作单位',
    '所在单位',
    '部门',
    'unit',
    'work unit',
    'organisation',
    'organization',
  ],
  position: ['职务', '岗位', '职位', '单位职务', 'position', 'job title'],
  email: ['邮箱', '电子邮箱', '电子邮件', 'email', 'e-mail'],
  phone: ['手机', '手机号', '手机号码', '电话', '联系电话', 'phone', 'mobile'],
  externalId: ['编号', '学号', '学员编号', 'externalid', 'external id', 'id'],
};

/** A row with the place under which its faults are named: `row 3`, or `participants.2` of a JSON list. */
export interface PlacedRow {
  readonly place: string;
  readonly input: unknown;
}

/** `row 3, name`, or `participants.2.name`. */
export function fieldPlace({ place }: PlacedRow, field: string): string {
  if (field === '') return place;
  return place.startsWith('row ') ? `${place}, ${field}` : `${place}.${field}`;
}

/** Refuses `invalid-input`: not text, not a table, no column of names. The heading is row 1. */
export function readClassList(csv: Uint8Array): readonly PlacedRow[] {
  const text = decodeText(csv) ?? refuse([{ path: 'row 1', code: 'not-text' }]);
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
  const faults: Fault[] = [];
  const seen = new Map<string, PlacedRow>();
  const details = rows.flatMap((row): ParticipantDetails[] => {
    const parsed = participantInput.safeParse(row.input, { reportInput: true });
    if (parsed.success) {
      faults.push(...repeatedFaults(row, parsed.data, seen));
      return [parsed.data];
    }
    for (const fault of faultsOf(parsed.error)) {
      faults.push({ ...fault, path: fieldPlace(row, fault.path) });
    }
    return [];
  });
  if (faults.length > 0) refuse(faults);
  return details;
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
  const [heading = ''] = text.split('\n', 1);
  const delimiter = ['\t', ',', ';', '，'].find((mark) => heading.includes(mark)) ?? ',';
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 1;
    return refuse([{ path: `row ${line}`, code: 'not-a-table' }]);
  }
}

function fieldOfHeading(heading: string): Field | null {
  const text = heading
    .normalize('NFKC')
    .replace(/[\s*:：]+/gu, ' ')
    .trim()
    .toLowerCase();
  const compact = /\p{Script=Han}/u.test(text) ? text.replaceAll(' ', '') : text;
  const found = Object.entries(headings).find(([, names]) => names.includes(compact));
  return found ? (found[0] as Field) : null;
}

function refuse(faults: readonly Fault[]): never {
  throw new Problem('invalid-input', {}, faults);
}
