/** What is found in a class's answers: on screen, on paper, as files, and what is done about it. */
import type { RouteRow } from './route-row.ts';

const reads = { administrator: 200, analyst: 200, outsider: 404, parent: 404, nobody: 401 };
/** The class of these rows has no results, and so no plan that could be changed. */
const changes = { administrator: 404, analyst: 403, outsider: 404, parent: 404, nobody: 401 };

const files = [
  'report.pdf',
  'responses.csv',
  'results.xlsx',
  'responses-spss.zip',
  'responses-r.zip',
  'plan.docx',
  'summary.docx',
] as const;

export const rows: readonly RouteRow[] = [
  { route: '/chart.js', path: () => '/admin/charts/chart.js', expected: asset() },
  ...['diagnosis', 'plan'].flatMap((page): RouteRow[] => [
    {
      route: `/cohorts/:id/${page}`,
      path: ({ cohort }) => `/admin/cohorts/${cohort.id}/${page}?occasion=end`,
      expected: reads,
    },
    {
      route: `/cohorts/:id/${page}`,
      title: 'of the latest occasion',
      path: ({ cohort }) => `/admin/cohorts/${cohort.id}/${page}`,
      expected: reads,
    },
  ]),
  ...files.map(
    (file): RouteRow => ({
      route: `/cohorts/:id/${file}`,
      path: ({ cohort }) => `/admin/cohorts/${cohort.id}/${file}?occasion=end&paper=en`,
      expected: reads,
    }),
  ),
  {
    route: '/cohorts/:id/plan',
    method: 'POST',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/plan?occasion=end`,
    form: () => ({ revision: '0', do: 'save' }),
    expected: changes,
  },
  {
    route: '/cohorts/:id/plan/reset',
    method: 'POST',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/plan/reset?occasion=end`,
    form: () => ({ revision: '0' }),
    expected: changes,
  },
];

/** A library of the pages, which tells of nobody. */
function asset(): RouteRow['expected'] {
  return { administrator: 200, analyst: 200, outsider: 200, parent: 200, nobody: 200 };
}
