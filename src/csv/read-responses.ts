/** Responses collected elsewhere, as CSV, become the answers that the analysis takes; or every problem is named. */
import type { Responses } from '../domain/analysis/analyse-responses.ts';
import { formFaults } from '../domain/analysis/choose-form.ts';
import { groupingOf } from '../domain/analysis/grouping.ts';
import { type OccasionKind, occasionKinds, type Survey } from '../domain/instrument/survey.ts';
import { type Fault, Problem } from '../domain/problem.ts';
import { notAnswered } from '../domain/scoring/answer-sheet.ts';
import type { Words } from '../domain/wording/words.ts';
import { readTable } from './read-table.ts';

/** Names of the columns that are not items. */
export interface ResponseColumns {
  readonly group?: string;
  readonly person?: string;
  readonly occasion?: string;
}

export interface ReadOptions extends ResponseColumns {
  /** The form that was answered, where it is named. */
  readonly form?: string;
}

/** What is collected while reading; one entry a respondent in each array. */
interface Collected {
  readonly survey: Survey;
  readonly columns: ResponseColumns;
  readonly faults: Fault[];
  header: readonly string[];
  /** Column of each item that has one, in the order of `items`. */
  itemColumns: readonly number[];
  items: readonly string[];
  answers: Int8Array;
  rows: number;
  readonly groups: (string | null)[];
  readonly persons: (string | null)[];
  readonly occasions: OccasionKind[];
  /** First row of each person on each occasion. */
  readonly seen: Map<string, number>;
  /** A column `simulated` holds 1, as our own export of a demo class writes it. */
  simulated: boolean;
}

/**
 * @param t words of the notices
 * @throws Problem invalid-responses with one fault a problem, each with row and column
 */
export function readResponses(
  bytes: Uint8Array,
  survey: Survey,
  columns: ReadOptions,
  t: Words,
): Responses {
  const { group, person, occasion, form } = columns;
  const named = {
    ...(group && { group }),
    ...(person && { person }),
    ...(occasion && { occasion }),
  };
  const read = emptyCollection(survey, named);
  readTable(bytes, (cells, row) => {
    if (read.header.length === 0) readHeader(read, cells, form);
    else readRow(read, cells, row);
  });
  if (read.header.length === 0) read.faults.push({ path: 'row 1', code: 'no-header' });
  if (read.faults.length > 0) throw new Problem('invalid-responses', {}, read.faults);
  return {
    sheet: {
      items: read.items,
      rows: read.rows,
      answers: read.answers.subarray(0, read.rows * read.items.length),
    },
    ...(columns.group ? { groups: groupingOf(read.groups) } : {}),
    ...(columns.person ? { persons: read.persons } : {}),
    ...(columns.occasion ? { occasions: read.occasions } : {}),
    simulated: read.simulated,
    notices: noticesOf(read, t),
  };
}

function emptyCollection(survey: Survey, columns: ResponseColumns): Collected {
  return {
    survey,
    columns,
    faults: [],
    header: [],
    itemColumns: [],
    items: [],
    answers: new Int8Array(0),
    rows: 0,
    groups: [],
    persons: [],
    occasions: [],
    seen: new Map(),
    simulated: false,
  };
}

function readHeader(read: Collected, cells: readonly string[], form?: string): void {
  read.header = cells;
  cells.forEach((name, column) => {
    const first = cells.indexOf(name);
    if (name !== '' && first < column) {
      read.faults.push({
        path: `row 1, column ${name}`,
        code: 'repeated-column',
        params: { first: first + 1, second: column + 1 },
      });
    }
  });
  for (const name of Object.values(read.columns)) {
    if (!cells.includes(name)) {
      read.faults.push({
        path: `row 1, column ${name}`,
        code: 'missing-named-column',
        params: { name },
      });
    }
  }
  const known = new Set(read.survey.items.map((item) => item.id));
  read.itemColumns = cells.flatMap((name, column) => (known.has(name) ? [column] : []));
  read.items = read.itemColumns.map((column) => cells[column] ?? '');
  read.faults.push(...formFaults(read.survey, read.items, form));
}

function readRow(read: Collected, cells: readonly string[], row: number): void {
  if (cells.length !== read.header.length) {
    const params = { found: cells.length, expected: read.header.length };
    const column = read.header[cells.length] || Math.min(cells.length, read.header.length) + 1;
    read.faults.push({ path: `row ${row}, column ${column}`, code: 'ragged-row', params });
    return;
  }
  const start = read.rows * read.items.length;
  if (start + read.items.length > read.answers.length) grow(read);
  read.itemColumns.forEach((column, index) => {
    read.answers[start + index] = answerOf(read, cells[column] ?? '', row, column);
  });
  read.rows++;
  if (cells[read.header.indexOf('simulated')] === '1') read.simulated = true;
  const cellOf = (name: string | undefined) =>
    name ? cells[read.header.indexOf(name)] || null : null;
  read.groups.push(cellOf(read.columns.group));
  const person = cellOf(read.columns.person);
  read.persons.push(person);
  const occasion = hasColumn(read, read.columns.occasion)
    ? readOccasion(read, cellOf(read.columns.occasion), row)
    : null;
  if (occasion) read.occasions.push(occasion);
  const known = !read.columns.occasion || occasion !== null;
  if (person !== null && known) refuseRepeat(read, person, occasion, row);
}

/** A named column that is missing is one fault, not one a row. */
function hasColumn(read: Collected, name: string | undefined): boolean {
  return name !== undefined && read.header.includes(name);
}

/** Doubles the matrix, so that growing costs little however long the file is. */
function grow(read: Collected): void {
  const larger = new Int8Array(Math.max(64 * read.items.length, 2 * read.answers.length));
  larger.set(read.answers);
  read.answers = larger;
}

function answerOf(read: Collected, cell: string, row: number, column: number): number {
  if (cell === '') return notAnswered;
  const { min, max } = read.survey.scale;
  const whole = /^(0|[1-9]\d*)$/.test(cell);
  const value = Number(cell);
  if (whole && value >= min && value <= max) return value;
  const path = `row ${row}, column ${read.header[column]}`;
  read.faults.push({
    path,
    code: whole || /^-\d+$/.test(cell) ? 'off-scale' : 'not-whole-number',
    params: { value: cell.slice(0, 40), min, max },
  });
  return notAnswered;
}

function readOccasion(read: Collected, cell: string | null, row: number): OccasionKind | null {
  const kind = occasionKinds.find((each) => each === cell);
  if (kind) return kind;
  read.faults.push({
    path: `row ${row}, column ${read.columns.occasion}`,
    code: 'unknown-occasion',
    params: { value: cell ?? '', values: occasionKinds.join(', ') },
  });
  return null;
}

function refuseRepeat(
  read: Collected,
  person: string,
  occasion: OccasionKind | null,
  row: number,
): void {
  const key = JSON.stringify([person, occasion]);
  const first = read.seen.get(key);
  if (first === undefined) read.seen.set(key, row);
  else
    read.faults.push({
      path: `row ${row}, column ${read.columns.person}`,
      code: 'repeated-person',
      params: { first },
    });
}

function noticesOf(read: Collected, t: Words): string[] {
  const used = new Set([...read.items, ...Object.values(read.columns)]);
  const ignored = read.header.filter((name) => name !== '' && !used.has(name));
  const without = (cells: readonly (string | null)[]) =>
    cells.filter((cell) => cell === null).length;
  const ungrouped = read.columns.group ? without(read.groups) : 0;
  const unnamed = read.columns.person ? without(read.persons) : 0;
  return [
    ...(ignored.length > 0
      ? [t('report:notice.ignoredColumns', { columns: ignored.join(t('terms:comma')) })]
      : []),
    ...(ungrouped > 0 ? [t('report:notice.withoutGroup', { n: ungrouped })] : []),
    ...(unnamed > 0 ? [t('report:notice.withoutPerson', { n: unnamed })] : []),
  ];
}
