/** What is found in a class's answers: on screen, on paper, as files. */
import type { RouteRow } from './route-row.ts';

const reads = { administrator: 200, analyst: 200, outsider: 404, parent: 404, nobody: 401 };

export const rows: readonly RouteRow[] = [
  { route: '/chart.js', path: () => '/admin/charts/chart.js', expected: asset() },
  {
    route: '/cohorts/:id/diagnosis',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/diagnosis?occasion=end`,
    expected: reads,
  },
  {
    route: '/cohorts/:id/report.pdf',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/report.pdf?occasion=end&paper=en`,
    expected: reads,
  },
  {
    route: '/cohorts/:id/responses.csv',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/responses.csv?occasion=end`,
    expected: reads,
  },
];

/** A library of the pages, which tells of nobody. */
function asset(): RouteRow['expected'] {
  return { administrator: 200, analyst: 200, outsider: 200, parent: 200, nobody: 200 };
}
