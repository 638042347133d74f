/** What is handed out to a class: poster, QR code, slips, calendar. */
import type { RouteRow } from './route-row.ts';

const reads = { administrator: 200, analyst: 200, outsider: 404, parent: 404, nobody: 401 };

const row = (name: string, expected: RouteRow['expected'] = reads): RouteRow => ({
  route: `/cohorts/:id/${name}`,
  path: ({ cohort }) => `/admin/cohorts/${cohort.id}/${name}`,
  expected,
});

export const rows: readonly RouteRow[] = [
  row('hand-out'),
  row('poster'),
  row('poster.pdf'),
  row('join.svg'),
  row('followup.ics'),
  // Personal links.
  row('slips.pdf', { ...reads, analyst: 403 }),
];
