/** The class list and the personal link of one on it. */
import type { RouteRow } from './route-row.ts';

const changes = { administrator: 303, analyst: 403, outsider: 404, parent: 404, nobody: 401 };

export const rows: readonly RouteRow[] = [
  {
    route: '/cohorts/:id/participants',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/participants`,
    // A name is on the list once: each request brings another.
    form: () => ({ list: `王芳${Math.random()}` }),
    expected: changes,
  },
  {
    route: '/cohorts/:id/participants/:person',
    path: ({ cohort, person }) => `/admin/cohorts/${cohort.id}/participants/${person}`,
    expected: { ...changes, administrator: 200 },
  },
  {
    route: '/cohorts/:id/participants/:person/link',
    path: ({ cohort, person }) => `/admin/cohorts/${cohort.id}/participants/${person}/link`,
    form: () => ({}),
    expected: changes,
  },
];
