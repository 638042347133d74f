/** The figures of a comparison as a plain table for other programs: its headings are the same in every language. */
import type { ComparisonInput } from '../comparison/comparison.ts';
import { type ComparisonFigure, comparisonFigures } from './comparison-figures.ts';

type Value = string | number | null;

/** Heading, and what stands under it. */
type Column = readonly [string, (row: ComparisonFigure, input: ComparisonInput) => Value];

const figureColumns: readonly Column[] = [
  ['group_id', ({ group }) => group.id],
  ['group', ({ group }) => group.name],
  ['programme', ({ group }) => group.programme],
  ['ends_on', ({ group }) => group.endsOn],
  ['classes', ({ group }) => group.classes],
  ['respondents', ({ group }) => group.respondents],
  ['factor_id', ({ factor }) => factor.id],
  ['factor', ({ factor }, { language }) => factor.name[language]],
  ['n', ({ figures }) => figures.n],
  ['mean', ({ figures }) => figures.mean],
  ['sd', ({ figures }) => figures.sd],
  ['ci95_low', ({ figures }) => figures.ci95?.[0] ?? null],
  ['ci95_high', ({ figures }) => figures.ci95?.[1] ?? null],
  ['favourability', ({ figures }) => figures.favourability],
  ['zone', ({ figures }) => figures.zone],
  ['observations', ({ estimate }) => estimate?.n ?? null],
  ['estimate', ({ estimate }) => estimate?.shrunken ?? null],
  ['estimate_low', ({ estimate }) => estimate?.interval95?.[0] ?? null],
  ['estimate_high', ({ estimate }) => estimate?.interval95?.[1] ?? null],
  ['difference', ({ estimate }) => estimate?.fromOthers.difference ?? null],
  ['difference_low', ({ estimate }) => estimate?.fromOthers.ci95?.[0] ?? null],
  ['difference_high', ({ estimate }) => estimate?.fromOthers.ci95?.[1] ?? null],
  ['p', ({ estimate }) => estimate?.fromOthers.p ?? null],
  ['p_adjusted', ({ estimate }) => estimate?.fromOthers.pAdjusted ?? null],
  ['apart', ({ apart }) => apart],
];

const changeColumns: readonly Column[] = [
  ['pairs', ({ change }) => change?.pairs ?? null],
  ['before', ({ change }) => change?.before ?? null],
  ['after', ({ change }) => change?.after ?? null],
  ['change', ({ change }) => change?.difference ?? null],
  ['change_low', ({ change }) => change?.ci95?.[0] ?? null],
  ['change_high', ({ change }) => change?.ci95?.[1] ?? null],
  ['change_p', ({ change }) => change?.p ?? null],
  ['change_p_adjusted', ({ change }) => change?.pAdjusted ?? null],
];

/**
 * The header row, then a row a group and factor; an empty cell is no figure. Simulated data say so in the first column;
 * the change stands in the last, where it was asked for.
 */
export function comparisonTable(input: ComparisonInput): readonly (readonly (string | number)[])[] {
  const label = input.simulated ? ['simulated'] : [];
  const columns = [...figureColumns, ...(input.change ? changeColumns : [])];
  const header = [...label, ...columns.map(([name]) => name)];
  const rows = comparisonFigures(input).map((row) => [
    ...label.map(() => '1'),
    ...columns.map(([, read]) => read(row, input) ?? ''),
  ]);
  return [header, ...rows];
}
