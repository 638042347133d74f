/** The address of a comparison: which classes (the selection), and how they are looked at (the rest). */
import { type Selection, selectionQuery } from '../../../app/comparisons/selection.ts';

export const comparisonViews = [
  'overview',
  'factor',
  'change',
  'trend',
  'position',
  'actions',
] as const;
export type ComparisonView = (typeof comparisonViews)[number];

/** How a comparison is looked at; names that nothing has are passed over where they are used. */
export interface LookedAt {
  readonly view: ComparisonView;
  /** Id of the factor that is set out; empty for those that the report chooses. */
  readonly factor: string;
  /** Id of the class whose place is shown; empty for the first. */
  readonly group: string;
  /** A column of the heat map: `name`, `date`, `people` or a factor's id; empty for the order of the report. */
  readonly sort: string;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
  /** Part of the name of classes to choose from. */
  readonly find: string;
}

export type Query = Readonly<Record<string, unknown>>;

export const comparisons = '/admin/comparisons';

/** Nothing is refused: an address with a wrong word shows the page as it is without it. */
export function readLookedAt(query: Query): LookedAt {
  const text = (name: string) => {
    const value = query[name];
    return typeof value === 'string' ? value.trim().slice(0, 200) : '';
  };
  const page = text('page');
  return {
    view: comparisonViews.find((view) => view === text('view')) ?? 'overview',
    factor: text('factor'),
    group: text('group'),
    sort: text('sort'),
    descending: text('order') === 'desc',
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
    find: text('find'),
  };
}

/** Of a page that shows this; what is as usual is left out. */
export function addressOf(selection: Selection, looked: Partial<LookedAt> = {}): string {
  return `${comparisons}?${[selectionQuery(selection), lookedQuery(looked)].filter(Boolean).join('&')}`;
}

function lookedQuery(looked: Partial<LookedAt>): string {
  const { view = 'overview', factor, group, sort, descending, page = 1, find } = looked;
  return new URLSearchParams({
    ...(view !== 'overview' && { view }),
    ...(factor && { factor }),
    ...(group && { group }),
    ...(sort && { sort, order: descending ? 'desc' : 'asc' }),
    ...(page > 1 && { page: String(page) }),
    ...(find && { find }),
  }).toString();
}

/** The same as a form sends it. */
export function hiddenFields(
  selection: Selection,
  looked: Partial<LookedAt> = {},
): readonly (readonly [string, string])[] {
  const query = [selectionQuery(selection), lookedQuery(looked)].filter(Boolean).join('&');
  return [...new URLSearchParams(query)];
}
