/** Comparisons: everybody compares their own school's classes, the administrator keeps selections. */
import {
  listSavedSelections,
  saveSelection,
} from '../../../../src/app/comparisons/saved-selections.ts';
import { readSelection } from '../../../../src/app/comparisons/selection.ts';
import type { RouteRow, RouteWorld } from './route-row.ts';

const everyone = { administrator: 200, analyst: 200, outsider: 200, parent: 200, nobody: 401 };
const ofOneSchool = { administrator: 200, analyst: 200, outsider: 404, parent: 404, nobody: 401 };
const at = '/admin/comparisons';

let saved = '';

const saveOne = async ({ server: { deps }, schoolId }: RouteWorld) => {
  const name = `选择${Math.random()}`;
  saved = (await saveSelection(deps, schoolId, { name, selection: readSelection({}) })).id;
};

const removeAll = async ({ server: { deps }, schoolId }: RouteWorld) => {
  for (const { id } of await listSavedSelections(deps, schoolId)) {
    await deps.db.deleteFrom('saved_selection').where('id', '=', id).execute();
  }
};

export const rows: readonly RouteRow[] = [
  { route: '/comparisons', path: () => at, expected: everyone },
  ...['factor', 'change', 'trend', 'position', 'actions'].map(
    (view): RouteRow => ({
      route: '/comparisons',
      title: `by ${view}`,
      path: () => `${at}?view=${view}&sort=people&order=desc`,
      expected: everyone,
    }),
  ),
  ...['programme', 'school'].map(
    (level): RouteRow => ({
      route: '/comparisons',
      title: `of ${level}s`,
      path: () => `${at}?level=${level}&occasion=followup`,
      expected: everyone,
    }),
  ),
  {
    route: '/comparisons',
    title: 'of a class by name',
    path: ({ cohort }) => `${at}?cohort=${cohort.id}`,
    expected: ofOneSchool,
  },
  {
    route: '/comparisons',
    title: 'of days that are none',
    path: () => `${at}?from=tomorrow`,
    expected: { administrator: 422, analyst: 422, outsider: 422, parent: 422, nobody: 401 },
  },
  ...['report.pdf', 'results.xlsx', 'results.csv'].flatMap((file): RouteRow[] => [
    {
      route: `/comparisons/${file}`,
      path: () => `${at}/${file}?occasion=end&paper=en`,
      expected: everyone,
    },
    {
      route: `/comparisons/${file}`,
      title: 'of a class by name',
      path: ({ cohort }) => `${at}/${file}?cohort=${cohort.id}`,
      expected: ofOneSchool,
    },
  ]),
  {
    route: '/comparisons/saved',
    before: removeAll,
    path: () => `${at}/saved`,
    form: () => ({ name: '今年各班', selection: 'occasion=end&level=class' }),
    expected: { administrator: 303, analyst: 403, outsider: 303, parent: 303, nobody: 401 },
  },
  {
    route: '/comparisons/saved/:saved',
    before: saveOne,
    path: () => `${at}/saved/${saved}`,
    expected: { administrator: 303, analyst: 303, outsider: 404, parent: 404, nobody: 401 },
  },
  {
    route: '/comparisons/saved/:saved/delete',
    before: saveOne,
    path: () => `${at}/saved/${saved}/delete`,
    form: () => ({}),
    expected: { administrator: 303, analyst: 403, outsider: 404, parent: 404, nobody: 401 },
  },
];
