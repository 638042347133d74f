/** What is handed out to a class: the poster and its QR code. */
import type { RouteRow } from './route-row.ts';

const reads = { administrator: 200, analyst: 200, outsider: 404, parent: 404, nobody: 401 };

export const rows: readonly RouteRow[] = [
  {
    route: '/cohorts/:id/poster',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/poster`,
    expected: reads,
  },
  {
    route: '/cohorts/:id/join.svg',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/join.svg`,
    expected: reads,
  },
];
