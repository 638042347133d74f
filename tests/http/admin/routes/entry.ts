/** Ways in and out. */
import { createConsoleEntry } from '../../../../src/app/console-entry.ts';
import type { RouteRow } from './route-row.ts';

const all = (status: number): RouteRow['expected'] => ({
  administrator: status,
  analyst: status,
  outsider: status,
  parent: status,
  nobody: status,
});

let entry = '';

export const rows: readonly RouteRow[] = [
  { route: '/setup/:token', path: () => '/admin/setup/spent', expected: all(404) },
  {
    route: '/setup/:token',
    path: () => '/admin/setup/spent',
    form: () => ({ name: '另一所' }),
    expected: all(404),
  },
  { route: '/enter/:token', path: () => '/admin/enter/any', expected: all(200) },
  {
    route: '/enter/:token',
    method: 'POST',
    before: async ({ server, schoolId }) => {
      entry = await createConsoleEntry(server.deps, schoolId);
    },
    path: () => `/admin/enter/${entry}`,
    expected: all(303),
  },
  { route: '/sign-out', method: 'POST', path: () => '/admin/sign-out', expected: all(303) },
];
