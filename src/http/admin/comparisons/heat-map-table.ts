/** The heat map as a table of the page, with a sort link in each heading. */
import type { Selection } from '../../../app/comparisons/selection.ts';
import type { HeatMapSpec } from '../../../domain/charts/chart-spec.ts';
import type { ComparisonInput } from '../../../domain/comparison/comparison.ts';
import type { Language } from '../../../domain/language.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';
import { addressOf, hiddenFields, type LookedAt } from './comparison-address.ts';
import { apartFirst, type RowsOnPage } from './heat-map-order.ts';
import { cellWords, type HeatRow, heatRow } from './heat-map-rows.ts';

export interface HeatMapTable {
  readonly title: string;
  readonly subtitle: string;
  readonly legend: HeatMapSpec['legend'];
  readonly group: SortLink;
  /** Null where groups have no day of their own. */
  readonly date: SortLink | null;
  readonly people: SortLink;
  readonly factors: readonly SortLink[];
  readonly rows: readonly HeatRow[];
  /** Says by what the rows are sorted; empty for the order of the report. */
  readonly sorted: string;
  /** To the rows that stand apart; null where all are in sight anyway, or shown first already. */
  readonly apartFirst: string | null;
  readonly pages: {
    readonly text: string;
    readonly before: string | null;
    readonly after: string | null;
  } | null;
  /** Of the form that keeps only the ticked rows; null where groups cannot be chosen one by one. */
  readonly choose: {
    readonly field: 'cohort' | 'programme';
    readonly hidden: readonly (readonly [string, string])[];
  } | null;
}

interface SortLink {
  readonly name: string;
  readonly address: string;
  /** As `aria-sort` has it; empty where the rows are not sorted by it. */
  readonly sorted: '' | 'ascending' | 'descending';
}

/** So many rows are looked through faster than sorted. */
const rowsInSight = 20;

/** @param chart of the rows that the page shows */
export function heatMapTable(
  lang: Language,
  chart: HeatMapSpec,
  input: ComparisonInput,
  selection: Selection,
  looked: LookedAt,
  { page, pages, groups }: RowsOnPage,
): HeatMapTable {
  const t = wordsIn(lang);
  const link = linkMaker(selection, looked);
  const hasDates = input.level === 'class';
  const words = cellWords(t, chart.legend);
  return {
    title: chart.title,
    subtitle: chart.subtitle,
    legend: chart.legend,
    group: link('name', t(`selection:column.${input.level}`)),
    date: hasDates ? link('date', t('selection:column.date')) : null,
    people: link('people', t('selection:column.people')),
    factors: chart.columns.map(({ name }, at) => link(input.survey.factors[at]?.id ?? '', name)),
    rows: chart.rows.map((row, at) => heatRow(row, groups[at], input, words)),
    sorted: sortedSentence(t, chart, input, looked),
    apartFirst:
      input.groups.length > rowsInSight && looked.sort !== apartFirst
        ? link(apartFirst, '').address
        : null,
    pages: pages > 1 ? pagesOf(t, selection, looked, page, pages) : null,
    choose: chooseOf(input, selection),
  };
}

function linkMaker(selection: Selection, looked: LookedAt) {
  return (sort: string, name: string): SortLink => {
    const isSorted = looked.sort === sort && sort !== '';
    const descending = isSorted && !looked.descending;
    return {
      name,
      address: addressOf(selection, { sort, descending, view: looked.view }),
      sorted: isSorted ? (looked.descending ? 'descending' : 'ascending') : '',
    };
  };
}

function sortedSentence(
  t: Words,
  { columns }: HeatMapSpec,
  { survey, level }: ComparisonInput,
  { sort, descending }: LookedAt,
): string {
  const at = survey.factors.findIndex(({ id }) => id === sort);
  if (sort === apartFirst) return t('selection:sorted.apart');
  if (at < 0) return '';
  const order = descending ? 'descending' : 'ascending';
  const name = columns[at]?.name ?? '';
  return t(`selection:sorted.${order}`, { name, others: t(`comparison:level.${level}.others`) });
}

function pagesOf(
  t: Words,
  selection: Selection,
  { view, sort, descending }: LookedAt,
  page: number,
  pages: number,
): NonNullable<HeatMapTable['pages']> {
  const at = (number: number) => addressOf(selection, { view, sort, descending, page: number });
  return {
    text: t('cohorts:find.page', { page, pages }),
    before: page > 1 ? at(page - 1) : null,
    after: page < pages ? at(page + 1) : null,
  };
}

/** A named class joins the conditions, so they are dropped; a programme keeps the other conditions. */
function chooseOf(
  { level, groups }: ComparisonInput,
  selection: Selection,
): HeatMapTable['choose'] {
  if (level === 'school' || groups.length < 2) return null;
  const { occasion } = selection;
  if (level === 'class') {
    const hidden = [['occasion', occasion] as const, ['level', level] as const];
    return { field: 'cohort', hidden };
  }
  return {
    field: 'programme',
    hidden: hiddenFields({ ...selection, programmes: [], cohorts: [] }),
  };
}
