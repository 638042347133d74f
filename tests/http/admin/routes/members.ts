/** Member schools: the list, links, joining and leaving. A parent sees its member's figures, nobody else does. */
import {
  joinInside,
  listMemberLinks,
  makeMemberLink,
} from '../../../../src/app/accounts/members.ts';
import { createSchool } from '../../../../src/app/school.ts';
import { updateSchool } from '../../../../src/storage/school-store.ts';
import type { RouteRow, RouteWorld } from './route-row.ts';

const everyone = { administrator: 200, analyst: 200, outsider: 200, parent: 200, nobody: 401 };
const password = '春江潮水连海平，海上明月共潮生';

let token = '';
let link = '';

/** A link of a school that is nobody's member. */
const newLink = async ({ server: { deps } }: RouteWorld) => {
  const { id } = await createSchool(deps, `白云市委党校${Math.random()}`);
  token = await makeMemberLink(deps, id);
};

const parentsLink = async ({ server: { deps }, parentId }: RouteWorld) => {
  await makeMemberLink(deps, parentId);
  link = (await listMemberLinks(deps, parentId))[0]?.id ?? '';
};

/** As it was before another row changed it. */
const rejoin = async ({ server: { deps }, schoolId, parentId }: RouteWorld) => {
  await updateSchool(deps.db, schoolId, { parent_id: null });
  await joinInside(deps, schoolId, parentId);
};

export const rows: readonly RouteRow[] = [
  { route: '/members', path: () => '/admin/members', expected: everyone },
  {
    route: '/members/:school',
    path: ({ schoolId }) => `/admin/members/${schoolId}`,
    expected: { administrator: 404, analyst: 404, outsider: 404, parent: 200, nobody: 401 },
  },
  {
    route: '/members/links',
    path: () => '/admin/members/links',
    form: () => ({}),
    expected: { ...everyone, administrator: 409, analyst: 403 },
  },
  {
    route: '/members/links/:link/withdraw',
    before: parentsLink,
    path: () => `/admin/members/links/${link}/withdraw`,
    form: () => ({}),
    expected: { administrator: 404, analyst: 403, outsider: 404, parent: 303, nobody: 401 },
  },
  {
    route: '/members/leave',
    path: () => '/admin/members/leave',
    expected: { administrator: 200, analyst: 403, outsider: 303, parent: 303, nobody: 401 },
  },
  {
    route: '/members/leave',
    before: rejoin,
    path: () => '/admin/members/leave',
    form: () => ({}),
    expected: { administrator: 303, analyst: 403, outsider: 409, parent: 409, nobody: 401 },
  },
  {
    route: '/join/:token',
    before: async (world) => {
      await rejoin(world);
      await newLink(world);
    },
    path: () => `/admin/join/${token}`,
    expected: { ...everyone, analyst: 403, nobody: 200 },
  },
  {
    route: '/join/:token',
    before: async (world) => {
      await rejoin(world);
      await newLink(world);
    },
    path: () => `/admin/join/${token}`,
    form: () => ({}),
    expected: { administrator: 409, analyst: 403, outsider: 303, parent: 409, nobody: 401 },
  },
  {
    route: '/join/:token/school',
    before: newLink,
    path: () => `/admin/join/${token}/school`,
    form: () => ({
      ...{ name: `新学校${Math.random()}`, person: '韩梅梅', login: `login${Math.random()}` },
      ...{ password, passwordAgain: password },
    }),
    expected: { administrator: 200, analyst: 200, outsider: 200, parent: 200, nobody: 200 },
  },
];
