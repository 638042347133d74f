/** What the rows of an imported list say, and every problem of them, each with its row in the file. */
import type { Fault } from '../../domain/problem.ts';
import { participantLimit } from '../cohorts/cohort-input.ts';
import { examineRows, type PlacedPerson, type PlacedRow } from './class-list.ts';
import { type ListField, listFields } from './class-list-columns.ts';
import type { ListRow } from './import-list.ts';
import type { ListTable } from './import-table.ts';

export interface CheckedTable {
  readonly people: readonly PlacedPerson[];
  readonly faults: readonly Fault[];
  /** Rows left out since they are of nobody: our template's example, a total, the headings again. */
  readonly examples: number;
}

export function checkTable(table: ListTable): CheckedTable {
  const faults = tableFaults(table);
  if (faults.length > 0) return { people: [], faults, examples: 0 };
  const people = table.rows.filter((row) => !isTotal(row) && !isHeadings(table, row));
  const meant = people.map((row) => placed(table, row)).filter((row) => isOfSomebody(row));
  const examples = table.rows.length - meant.length;
  if (meant.length === 0) {
    return {
      people: [],
      faults: [{ path: 'file', code: 'no-people' }],
      examples,
    };
  }
  const rounded = meant.flatMap(roundedFaults);
  const seen = examineRows(meant);
  // A rounded number is no telephone either: said once.
  const places = new Set(rounded.map(({ path }) => path));
  const others = seen.faults.filter(({ path }) => !places.has(path));
  return { people: seen.people, faults: [...rounded, ...others].sort(byRow), examples };
}

function tableFaults({ columns, headingRow, merged, total }: ListTable): readonly Fault[] {
  const at = `row ${Math.max(1, headingRow)}`;
  const faults: Fault[] = [];
  if (merged.length > 0) {
    const ranges = merged.slice(0, 5).join(' ');
    faults.push({
      path: 'file',
      code: 'merged-cells',
      params: { ranges, n: merged.length },
    });
  }
  if (total > participantLimit) {
    const params = { n: total, limit: participantLimit };
    faults.push({ path: 'file', code: 'too-many-people', params });
  }
  if (!columns.includes('name')) {
    faults.push({ path: at, code: headingRow === 0 ? 'no-headings' : 'no-name-column' });
  }
  const twice = listFields.find((field) => columns.filter((each) => each === field).length > 1);
  if (twice) faults.push({ path: `${at}, ${twice}`, code: 'repeated-column' });
  return faults;
}

interface ReadRow extends PlacedRow {
  readonly input: Readonly<Partial<Record<ListField, string>>>;
}

function placed({ columns }: ListTable, { number, cells }: ListRow): ReadRow {
  const pairs = columns.flatMap((field, column) =>
    field ? [[field, cleanCell(field, cells[column] ?? '')]] : [],
  );
  return {
    place: `row ${number}`,
    input: { name: '', ...Object.fromEntries(pairs) },
  };
}

/** Numbers as people type them: full-width digits, and what Excel leaves around a number kept as text. */
export function cleanCell(field: ListField, text: string): string {
  const plain = text.replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '').trim();
  if (field === 'name' || field === 'unit' || field === 'position') return plain;
  const half = plain.normalize('NFKC').trim();
  return field === 'phone' ? half.replace(/^'+/, '').replace(/\.0+$/, '') : half;
}

/** `1.38E+10`: what Excel makes of a long number, its last digits gone. */
function roundedFaults({ place, input }: ReadRow): readonly Fault[] {
  const fields = Object.entries(input).filter(([, text]) => /^\d(\.\d+)?e\+\d{1,3}$/i.test(text));
  return fields.map(([field]) => ({
    path: `${place}, ${field}`,
    code: 'rounded-number',
  }));
}

/** The line below a list: in whichever column the word stands. */
function isTotal({ cells }: ListRow): boolean {
  return cells.some((cell) => /^(?:合|总|小|共)\s*计\s*[:：]?(?:\s*\d+\s*[人名])?$/.test(cell));
}

/** The headings of the next printed page. */
function isHeadings({ columns, headings, headingRow }: ListTable, { cells }: ListRow): boolean {
  if (headingRow === 0) return false;
  return columns.every((field, column) => field === null || cells[column] === headings[column]);
}

/** A remark beside the columns that are read names nobody. */
function isOfSomebody({ input }: ReadRow): boolean {
  const { name = '' } = input;
  if (Object.values(input).every((text) => text === '')) return false;
  return !isExample(name) && !/^共?\s*\d+\s*[人名]$/.test(name);
}

/** How the template marks its example. */
function isExample(name: string): boolean {
  return /^[（(]?(示例|example)\s*[:：）)]/i.test(name);
}

function byRow(a: Fault, b: Fault): number {
  return rowOf(a.path) - rowOf(b.path);
}

function rowOf(path: string): number {
  return Number(/^row (\d+)/.exec(path)?.[1] ?? 0);
}
