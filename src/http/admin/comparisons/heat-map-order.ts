/** Which rows of the heat map a page shows: sorted by a column, so many at a time. */
import type { ComparedGroup, ComparisonInput } from '../../../domain/comparison/comparison.ts';
import { comparisonFindings } from '../../../domain/comparison/comparison-findings.ts';
import type { LookedAt } from './comparison-address.ts';

export const rowsOnPage = 100;

/** Sorts those that stand apart before the others. */
export const apartFirst = 'apart';

export interface RowsOnPage {
  readonly page: number;
  readonly pages: number;
  readonly groups: readonly ComparedGroup[];
}

/** A page after the last is the last. */
export function rowsOfPage(input: ComparisonInput, looked: LookedAt): RowsOnPage {
  const groups = sortedGroups(input, looked);
  const pages = Math.max(1, Math.ceil(groups.length / rowsOnPage));
  const page = Math.min(looked.page, pages);
  return { page, pages, groups: groups.slice((page - 1) * rowsOnPage, page * rowsOnPage) };
}

/** Figures begin with the lowest, where the trouble is; what is withheld comes last. A word that is no column sorts nothing. */
function sortedGroups(
  input: ComparisonInput,
  { sort, descending }: LookedAt,
): readonly ComparedGroup[] {
  const { groups, survey } = input;
  const turn = descending ? -1 : 1;
  const day = (group: ComparedGroup) => group.endsOn ?? '';
  // They come by name.
  if (sort === 'name') return descending ? groups.toReversed() : groups;
  if (sort === 'date')
    return groups.toSorted((a, b) => turn * (day(a) < day(b) ? -1 : +(day(a) > day(b))));
  if (sort === apartFirst) return withApartFirst(input);
  if (sort === 'people') return groups.toSorted((a, b) => turn * (a.respondents - b.respondents));
  const at = survey.factors.findIndex(({ id }) => id === sort);
  if (at < 0) return groups;
  const last = descending ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const value = ({ factors }: ComparedGroup) => factors[at]?.favourability ?? last;
  return groups.toSorted((a, b) => (value(a) === value(b) ? 0 : turn * (value(a) - value(b))));
}

/** The surest first, then the others by name. */
function withApartFirst({ groups, survey, comparison }: ComparisonInput): readonly ComparedGroup[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const { apart } = comparisonFindings(survey, comparison);
  const first = new Set(apart.flatMap(({ group }) => byId.get(group) ?? []));
  return [...first, ...groups.filter((group) => !first.has(group))];
}
