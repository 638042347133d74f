/** Rows of a table become answers in a matrix of one byte an answer, and what the other columns say beside it. */
import type { Responses } from '../domain/analysis/responses.ts';
import type { Scale, Survey } from '../domain/instrument/survey.ts';
import { notAnswered } from '../domain/scoring/answer-sheet.ts';
import { addFault, type FaultList } from './fault-list.ts';
import { type GroupColumn, groupColumn } from './group-column.ts';
import { type NumberColumn, numberColumn } from './number-column.ts';
import { type PersonColumns, personColumns } from './person-columns.ts';
import { byteCodes, isWhole, lookAgain, noAnswer, readAnswer } from './read-answer.ts';
import { readNumber, readSeconds } from './read-number.ts';
import { type Row, textOf } from './row.ts';

/** Names of the columns that are not items. */
export interface ResponseColumns {
  readonly group?: string;
  readonly person?: string;
  readonly occasion?: string;
  /** A measure of the outcome: any finite number, empty where missing. */
  readonly outcome?: string;
  /** Time taken to answer, in seconds. */
  readonly seconds?: string;
}

export interface ResponseRows {
  readonly header: readonly string[];
  readonly columns: ResponseColumns;
  readonly faults: FaultList;
  readonly scale: Scale;
  readonly codes: Int16Array;
  /** Ids of the items that have a column, and their columns. */
  readonly items: readonly string[];
  readonly itemColumns: Int32Array;
  readonly runs: readonly Run[];
  readonly answers: Int8Array;
  rows: number;
  readonly group: GroupColumn | null;
  readonly persons: PersonColumns;
  readonly outcome: NumberColumn | null;
  readonly seconds: NumberColumn | null;
  readonly simulatedColumn: number;
  /** A column `simulated` holds 1, as our own export of a demo class writes it. */
  simulated: boolean;
}

/** Columns of items side by side: the first of them, its item, how many. */
interface Run {
  readonly column: number;
  readonly item: number;
  readonly length: number;
}

export interface Beginning {
  readonly survey: Survey;
  readonly columns: ResponseColumns;
  readonly header: readonly string[];
  readonly faults: FaultList;
  /** No more rows than this can follow; memory that no row fills is never taken from the system. */
  readonly room: number;
}

export function responseRows({ survey, columns, header, faults, room }: Beginning): ResponseRows {
  const itemColumns = itemColumnsOf(header, survey);
  const column = (name: string) => ({ name, at: header.indexOf(name), faults, room });
  const { group, outcome, seconds } = columns;
  return {
    header,
    columns,
    faults,
    scale: survey.scale,
    codes: byteCodes(survey.scale),
    items: itemColumns.map((at) => header[at] ?? ''),
    itemColumns: Int32Array.from(itemColumns),
    runs: runsOf(itemColumns),
    answers: new Int8Array(room * itemColumns.length),
    rows: 0,
    group: group ? groupColumn(header.indexOf(group), room) : null,
    persons: personColumns(header, columns, faults),
    outcome: outcome ? numberColumn(column(outcome), readNumber, 'not-a-number') : null,
    seconds: seconds ? numberColumn(column(seconds), readSeconds, 'not-seconds') : null,
    simulatedColumn: header.indexOf('simulated'),
    simulated: false,
  };
}

export function itemColumnsOf(header: readonly string[], survey: Survey): number[] {
  const known = new Set(survey.items.map((item) => item.id));
  return header.flatMap((name, column) => (known.has(name) ? [column] : []));
}

function runsOf(columns: readonly number[]): Run[] {
  const begins = columns.flatMap((column, item) =>
    columns[item - 1] === column - 1 ? [] : [item],
  );
  return begins.map((item, run) => ({
    column: columns[item] ?? 0,
    item,
    length: (begins[run + 1] ?? columns.length) - item,
  }));
}

export function addRow(read: ResponseRows, row: Row): void {
  if (row.length !== read.header.length) {
    refuseRagged(read, row);
    return;
  }
  const index = read.rows++;
  addAnswers(read, row, index);
  if (!read.simulated) read.simulated = textOf(row, read.simulatedColumn) === '1';
  read.group?.add(row, index);
  read.persons.add(row);
  read.outcome?.add(row, index);
  read.seconds?.add(row, index);
}

function refuseRagged({ header, faults }: ResponseRows, row: Row): void {
  const column = header[row.length] || Math.min(row.length, header.length) + 1;
  addFault(faults, row.number, () => ({
    path: `row ${row.number}, column ${column}`,
    code: 'ragged-row',
    params: { found: row.length, expected: header.length },
  }));
}

function addAnswers(read: ResponseRows, row: Row, index: number): void {
  const start = index * read.itemColumns.length;
  let bits = 0;
  for (const run of read.runs) bits |= addRun(read, row, run, start + run.item);
  if (bits > 0xff || bits < 0) addOtherAnswers(read, row, start);
}

/**
 * Nearly every cell is empty or one byte on the scale. The loop has no branches: it keeps what the first
 * bytes say.
 *
 * @returns bits beyond the lowest eight where a cell is to be looked at again
 */
function addRun(read: ResponseRows, row: Row, { column, length }: Run, start: number): number {
  const { answers, codes } = read;
  const { bytes, starts } = row;
  let bits = 0;
  let at = starts[column] as number;
  for (let item = 0; item < length; item++) {
    const next = starts[column + item + 1] as number;
    const code = codes[bytes[at] as number] as number;
    answers[start + item] = code;
    // Below 0, with all its high bits, for a cell of more than one byte.
    bits |= code | (at + 2 - next);
    at = next;
  }
  return bits;
}

function addOtherAnswers(read: ResponseRows, row: Row, start: number): void {
  const { answers, itemColumns, codes, scale } = read;
  for (let item = 0; item < itemColumns.length; item++) {
    const column = itemColumns[item] as number;
    const at = row.starts[column] as number;
    const isShort = (row.starts[column + 1] as number) <= at + 2;
    if (isShort && (codes[row.bytes[at] as number] as number) < lookAgain) continue;
    const answer = readAnswer(row, column, codes, scale);
    answers[start + item] = answer === noAnswer ? refuseAnswer(read, row, column) : answer;
  }
}

function refuseAnswer({ header, faults, scale }: ResponseRows, row: Row, column: number): number {
  addFault(faults, row.number, () => {
    const text = textOf(row, column);
    return {
      path: `row ${row.number}, column ${header[column]}`,
      code: isWhole(text) || /^-\d+$/.test(text) ? 'off-scale' : 'not-whole-number',
      params: { value: text.slice(0, 40), min: scale.min, max: scale.max },
    };
  });
  return notAnswered;
}

/** What was read, without the notices; the arrays are those of the rows, not copies. */
export function responsesOf(read: ResponseRows): Omit<Responses, 'notices'> {
  const { items, rows, columns, group, persons, outcome, seconds } = read;
  return {
    sheet: { items, rows, answers: read.answers.subarray(0, rows * items.length) },
    ...(group && { groups: group.grouping(rows) }),
    ...(columns.person ? { persons: persons.persons } : {}),
    ...(columns.occasion ? { occasions: persons.occasions } : {}),
    ...(outcome && { outcome: outcome.values.subarray(0, rows) }),
    ...(seconds && { seconds: seconds.values.subarray(0, rows) }),
    simulated: read.simulated,
  };
}
