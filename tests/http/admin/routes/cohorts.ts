/** Classes: the list, a new one, one class, its hand-out and its occasions. */
import type { RouteRow } from './route-row.ts';

const reads = { administrator: 200, analyst: 200, outsider: 404, parent: 404, nobody: 401 };
const changes = { administrator: 303, analyst: 403, outsider: 404, parent: 404, nobody: 401 };

const occasion = (action: string): RouteRow => ({
  route: '/cohorts/:id/occasions/:kind/:action',
  path: ({ cohort }) => `/admin/cohorts/${cohort.id}/occasions/followup/${action}`,
  form: () => ({ reason: '培训延期' }),
  expected: changes,
});

/** For those who change something. */
const forms = { ...changes, administrator: 200 };

export const rows: readonly RouteRow[] = [
  { route: '/', path: () => '/admin', expected: { ...reads, outsider: 200, parent: 200 } },
  {
    route: '/cohorts',
    path: () => '/admin/cohorts',
    form: () => ({ name: '新班', endsOn: '2026-11-20' }),
    expected: { ...changes, outsider: 303, parent: 303 },
  },
  {
    route: '/cohorts/:id',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}`,
    expected: reads,
  },
  {
    route: '/cohorts/:id/counts',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/counts`,
    expected: reads,
  },
  {
    route: '/cohorts/new',
    path: () => '/admin/cohorts/new',
    expected: { ...forms, outsider: 200, parent: 200 },
  },
  {
    route: '/cohorts/new',
    path: ({ cohort }) => `/admin/cohorts/new?from=${cohort.id}`,
    expected: forms,
  },
  {
    route: '/cohorts/:id/edit',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/edit`,
    expected: forms,
  },
  {
    route: '/cohorts/:id/edit',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/edit`,
    form: ({ cohort }) => ({ name: cohort.name, endsOn: cohort.endsOn }),
    expected: changes,
  },
  {
    route: '/cohorts/:id/occasions/:kind/:action',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/occasions/end/close`,
    expected: forms,
  },
  occasion('open'),
  occasion('close'),
  occasion('calendar'),
];
