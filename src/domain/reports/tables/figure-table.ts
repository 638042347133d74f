/**
 * Tables of figures as the appendix prints them: a row or column that would hold only dashes is left out, a
 * table of nothing else becomes a sentence, and under a table that lacks figures stands why.
 */
import type { WhyNull } from '../../analysis/analysis.ts';
import type { Block, TableBlock } from '../report.ts';
import { missingMark, type WordContext } from '../report-context.ts';
import { type Missing, reasonsOf } from './missing-reasons.ts';

export interface TableColumn<Row> {
  readonly title: string;
  readonly align: TableBlock['columns'][number]['align'];
  readonly weight: number;
  /** True for a figure that may be missing: its column goes where all of it is. */
  readonly figure: boolean;
  readonly cell: (row: Row) => string;
}

export interface FigureTable<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** What a row is of, and why figures of it are missing. */
  readonly missing: (row: Row) => { readonly name: string; readonly whys: readonly Whys[] };
  readonly notes?: readonly string[];
  /** Rows stay where all their figures are missing. */
  readonly keepRows?: boolean;
}

type Whys = WhyNull | undefined;

export function text<Row>(
  title: string,
  weight: number,
  cell: TableColumn<Row>['cell'],
): TableColumn<Row> {
  return { title, align: 'left', weight, figure: false, cell };
}

/** A number that is always there. */
export function count<Row>(
  title: string,
  weight: number,
  cell: (row: Row) => number,
): TableColumn<Row> {
  return { title, align: 'right', weight, figure: false, cell: (row) => String(cell(row)) };
}

export function figure<Row>(
  title: string,
  weight: number,
  cell: TableColumn<Row>['cell'],
): TableColumn<Row> {
  return { title, align: 'right', weight, figure: true, cell };
}

export function figureTable<Row>(context: WordContext, table: FigureTable<Row>): Block[] {
  const { language, t } = context;
  const { caption } = table;
  const columns = table.columns.filter(
    (column) => !column.figure || table.rows.some((row) => column.cell(row) !== missingMark),
  );
  const rows = table.rows.filter((row) => table.keepRows || hasFigure(columns, row));
  const names = new Set(table.rows.map((row) => table.missing(row).name));
  const reasons = reasonsOf(context, missingFigures(table), names.size);
  if (!columns.some((column) => column.figure)) {
    const why = reasons || t('report:appendix.nothing');
    const sentence = t('report:appendix.leftOut', { table: caption, reasons: why });
    return [{ kind: 'paragraph', style: 'quiet', text: sentence }];
  }
  const missing = reasons ? [t('report:appendix.missing', { reasons })] : [];
  const notes = [...(table.notes ?? []), ...missing];
  return [
    {
      kind: 'table',
      caption,
      columns: columns.map(({ title, align, weight }) => ({ title, align, weight })),
      rows: rows.map((row) => columns.map((column) => column.cell(row))),
      note: notes.length > 0 ? notes.join(language === 'en' ? ' ' : '') : null,
    },
  ];
}

function hasFigure<Row>(columns: readonly TableColumn<Row>[], row: Row): boolean {
  return columns.some((column) => column.figure && column.cell(row) !== missingMark);
}

/** Of the rows that show a dash, or would in a column that is left out. */
function missingFigures<Row>({ columns, rows, missing }: FigureTable<Row>): Missing[] {
  const figures = columns.filter((column) => column.figure);
  return rows
    .filter((row) => figures.some((column) => column.cell(row) === missingMark))
    .flatMap((row) => {
      const { name, whys } = missing(row);
      return [...new Set(whys)].flatMap((why) => (why ? [{ name, why }] : []));
    });
}
