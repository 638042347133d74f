/** The school, its retention and its audit log. */

import { addParticipants } from '../../../../src/app/class-list/participants.ts';
import {
  addToken,
  listTokens,
  revokeToken,
} from '../../../../src/app/housekeeping/school-settings-tokens.ts';
import type { RouteRow, RouteWorld } from './route-row.ts';

/** Everybody has a school of their own; an analyst may not see how theirs is kept. */
const ofOwnSchool = { administrator: 200, analyst: 403, outsider: 200, parent: 200, nobody: 401 };
const ofClass = { administrator: 200, analyst: 403, outsider: 404, parent: 404, nobody: 401 };

const page = (path: string): RouteRow => ({
  route: path,
  path: () => `/admin${path}`,
  expected: ofOwnSchool,
});

/** The mark of the token that the row's `before` has made. */
let mark = '';

async function makeToken({ server, schoolId }: RouteWorld): Promise<void> {
  const { deps } = server;
  for (const token of await listTokens(deps, schoolId)) {
    await revokeToken(deps, schoolId, token.mark);
  }
  await addToken(deps, schoolId, 'analyst');
  mark = (await listTokens(deps, schoolId))[0]?.mark ?? '';
}

/** Id of somebody who is there to be erased. */
let person = '';

async function addSomebody({ server, schoolId, cohort }: RouteWorld): Promise<void> {
  const name = `学员${server.deps.randomId()}`;
  const [added] = await addParticipants(server.deps, schoolId, cohort.id, [{ name }]);
  person = added?.id ?? '';
}

export const rows: readonly RouteRow[] = [
  page('/school'),
  page('/school/tokens'),
  page('/school/audit'),
  page('/school/audit.csv'),
  page('/school/retention'),
  page('/school/outbox'),
  page('/school/health'),
  {
    route: '/school',
    path: () => '/admin/school',
    form: () => ({ name: '', reportingMinimum: '5', capabilities: '', retentionMonths: '36' }),
    expected: { ...ofOwnSchool, administrator: 422, outsider: 422, parent: 422 },
  },
  {
    route: '/school/tokens',
    path: () => '/admin/school/tokens',
    form: () => ({ role: 'analyst' }),
    expected: { ...ofOwnSchool, administrator: 201, outsider: 201, parent: 201 },
  },
  {
    route: '/school/tokens/:mark/revoke',
    path: () => `/admin/school/tokens/${mark}/revoke`,
    form: () => ({}),
    before: makeToken,
    expected: { administrator: 303, analyst: 403, outsider: 404, parent: 404, nobody: 401 },
  },
  {
    route: '/school/health/mail',
    path: () => '/admin/school/health/mail',
    form: () => ({ to: 'admin@example.org' }),
    expected: ofOwnSchool,
  },
  {
    route: '/cohorts/:id/erase',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/erase`,
    expected: ofClass,
  },
  {
    route: '/cohorts/:id/erase',
    title: 'with another name',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/erase`,
    form: () => ({ name: '另一个班' }),
    expected: { ...ofClass, administrator: 422 },
  },
  {
    route: '/cohorts/:id/keep',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/keep`,
    form: () => ({ keepUntil: '2036-10-20' }),
    expected: { ...ofClass, administrator: 303 },
  },
  {
    route: '/cohorts/:id/participants/:person/erase',
    path: ({ cohort, person: listed }) =>
      `/admin/cohorts/${cohort.id}/participants/${listed}/erase`,
    expected: ofClass,
  },
  {
    route: '/cohorts/:id/participants/:person/erase',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/participants/${person}/erase`,
    form: () => ({ understood: '1' }),
    before: addSomebody,
    expected: { ...ofClass, administrator: 303 },
  },
];
