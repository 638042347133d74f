/** The class list, what comes in and goes out of it, and the personal link of one on it. */
import { withdrawParticipant } from '../../../../src/app/class-list/withdraw-participant.ts';
import type { RouteRow, RouteWorld } from './route-row.ts';

const changes = { administrator: 303, analyst: 403, outsider: 404, parent: 404, nobody: 401 };
const shows = { ...changes, administrator: 200 };

const people = ({ cohort }: RouteWorld) => `/admin/cohorts/${cohort.id}/people`;
const person = (world: RouteWorld) =>
  `/admin/cohorts/${world.cohort.id}/participants/${world.person}`;

/** The one person of the world is in the class, or has left it. */
const left = (withdrawn: number) => async (world: RouteWorld) => {
  const { deps } = world.server;
  if (withdrawn === 1) {
    await withdrawParticipant(deps, world.schoolId, world.cohort.id, world.person).catch(() => {});
  }
  await deps.db
    .updateTable('participant')
    .set({ withdrawn })
    .where('id', '=', world.person)
    .execute();
};

export const rows: readonly RouteRow[] = [
  {
    route: '/cohorts/:id/people',
    path: people,
    expected: { ...shows, analyst: 200 },
  },
  {
    route: '/cohorts/:id/people',
    method: 'POST',
    path: people,
    form: () => ({ name: `李娜${Math.random()}` }),
    expected: changes,
  },
  {
    route: '/cohorts/:id/people/template.xlsx',
    path: (world) => `${people(world)}/template.xlsx`,
    expected: shows,
  },
  {
    route: '/cohorts/:id/people/list.xlsx',
    path: (world) => `${people(world)}/list.xlsx`,
    expected: shows,
  },
  {
    route: '/cohorts/:id/people/list.csv',
    path: (world) => `${people(world)}/list.csv`,
    expected: shows,
  },
  {
    route: '/cohorts/:id/people/upload',
    path: (world) => `${people(world)}/upload`,
    // Without a file.
    form: () => ({}),
    expected: { ...changes, administrator: 422 },
  },
  {
    route: '/cohorts/:id/people/import',
    path: (world) => `${people(world)}/import`,
    // Without a list.
    form: () => ({}),
    expected: { ...changes, administrator: 422 },
  },
  {
    route: '/cohorts/:id/participants',
    path: ({ cohort }) => `/admin/cohorts/${cohort.id}/participants`,
    // A name is on the list once: each request brings another.
    form: () => ({ list: `王芳${Math.random()}` }),
    expected: changes,
  },
  {
    route: '/cohorts/:id/participants/:person',
    path: person,
    before: left(0),
    expected: shows,
  },
  {
    route: '/cohorts/:id/participants/:person',
    method: 'POST',
    path: person,
    before: left(0),
    form: () => ({ name: `赵敏${Math.random()}` }),
    expected: changes,
  },
  {
    route: '/cohorts/:id/participants/:person/link',
    path: (world) => `${person(world)}/link`,
    before: left(0),
    form: () => ({}),
    expected: changes,
  },
  {
    route: '/cohorts/:id/participants/:person/withdraw',
    path: (world) => `${person(world)}/withdraw`,
    before: left(0),
    form: () => ({}),
    expected: changes,
  },
  {
    route: '/cohorts/:id/participants/:person/return',
    path: (world) => `${person(world)}/return`,
    before: left(1),
    form: () => ({}),
    expected: changes,
  },
];
