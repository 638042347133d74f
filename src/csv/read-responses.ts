/** Responses collected elsewhere, as CSV, become the answers that the analysis takes; or every problem is named. */

import { formFaults } from '../domain/analysis/choose-form.ts';
import type { Responses } from '../domain/analysis/responses.ts';
import type { Survey } from '../domain/instrument/survey.ts';
import { type Fault, Problem } from '../domain/problem.ts';
import type { Words } from '../domain/wording/words.ts';
import type { ByteSource } from './byte-source.ts';
import { addFault, allFaults, type FaultList } from './fault-list.ts';
import { cellsOf, readTable } from './read-table.ts';
import {
  addRow,
  itemColumnsOf,
  type ResponseColumns,
  type ResponseRows,
  responseRows,
  responsesOf,
} from './response-rows.ts';
import type { Row } from './row.ts';

export interface ReadOptions extends ResponseColumns {
  /** The form that was answered, where it is named. */
  readonly form?: string;
}

/**
 * @param t words of the notices
 * @param blockSize bytes read at once
 * @throws Problem invalid-responses with one fault a problem, each with row and column
 */
export function readResponses(
  source: ByteSource,
  survey: Survey,
  options: ReadOptions,
  t: Words,
  blockSize?: number,
): Responses {
  const columns = namedColumns(options);
  const faults: FaultList = { named: [], more: null };
  const read: { rows?: ResponseRows } = {};
  const onRow = (row: Row) => {
    if (read.rows) {
      addRow(read.rows, row);
      return;
    }
    const header = cellsOf(row);
    for (const fault of headerFaults(header, survey, columns, options.form)) {
      addFault(faults, row.number, () => fault);
    }
    // Every cell takes a byte at least, its comma or its line end.
    const room = Math.ceil((source.size + 1) / header.length);
    read.rows = responseRows({ survey, columns, header, faults, room });
  };
  readTable(source, onRow, blockSize);
  if (!read.rows) addFault(faults, 1, () => ({ path: 'row 1', code: 'no-header' }));
  const problems = allFaults(faults);
  if (!read.rows || problems.length > 0) throw new Problem('invalid-responses', {}, problems);
  return { ...responsesOf(read.rows), notices: noticesOf(read.rows, t) };
}

/** Only those that a name is given for. */
function namedColumns({ group, person, occasion, outcome, seconds }: ReadOptions): ResponseColumns {
  return {
    ...(group && { group }),
    ...(person && { person }),
    ...(occasion && { occasion }),
    ...(outcome && { outcome }),
    ...(seconds && { seconds }),
  };
}

function headerFaults(
  header: readonly string[],
  survey: Survey,
  columns: ResponseColumns,
  form: string | undefined,
): readonly Fault[] {
  const items = itemColumnsOf(header, survey).map((column) => header[column] ?? '');
  const missing = Object.values(columns).filter((name) => !header.includes(name));
  return [
    ...repeatedColumns(header),
    ...missing.map((name) => ({
      path: `row 1, column ${name}`,
      code: 'missing-named-column',
      params: { name },
    })),
    ...formFaults(survey, items, form),
  ];
}

function repeatedColumns(header: readonly string[]): Fault[] {
  const firstOf = new Map<string, number>();
  return header.flatMap((name, column) => {
    const first = firstOf.get(name);
    if (first === undefined) firstOf.set(name, column);
    if (name === '' || first === undefined) return [];
    const params = { first: first + 1, second: column + 1 };
    return [{ path: `row 1, column ${name}`, code: 'repeated-column', params }];
  });
}

function noticesOf(rows: ResponseRows, t: Words): string[] {
  const used = new Set([...rows.items, ...Object.values(rows.columns)]);
  const ignored = rows.header.filter((name) => name !== '' && !used.has(name));
  const { groups, persons } = responsesOf(rows);
  const ungrouped = groups ? groups.codes.filter((code) => code < 0).length : 0;
  const unnamed = persons ? persons.filter((person) => person === null).length : 0;
  return [
    ...(ignored.length > 0
      ? [t('report:notice.ignoredColumns', { columns: ignored.join(t('terms:comma')) })]
      : []),
    ...(ungrouped > 0 ? [t('report:notice.withoutGroup', { count: ungrouped })] : []),
    ...(unnamed > 0 ? [t('report:notice.withoutPerson', { count: unnamed })] : []),
  ];
}
