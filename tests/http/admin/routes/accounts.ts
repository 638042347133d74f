/** Colleagues, invitations, and one's own account; outsider and parent came by a one-time link and have none. */
import { inviteAccount, listInvitations } from '../../../../src/app/accounts/invitations.ts';
import { plainAccount } from '../account-session.ts';
import type { RouteRow, RouteWorld } from './route-row.ts';

const own = { administrator: 200, analyst: 403, outsider: 200, parent: 200, nobody: 401 };
const colleagues = { administrator: 200, analyst: 403, outsider: 404, parent: 404, nobody: 401 };
const changes = { ...colleagues, administrator: 303 };
const mine = { administrator: 200, analyst: 200, outsider: 404, parent: 404, nobody: 401 };
const password = '春江潮水连海平，海上明月共潮生';

let colleague = '';
let invitation = '';

const hire = async ({ server, schoolId }: RouteWorld) => {
  colleague = await plainAccount(server, schoolId, 'analyst');
};

const invite = async ({ server, schoolId }: RouteWorld) => {
  await inviteAccount(server.deps, schoolId, { person: '韩梅梅', role: 'analyst' });
  invitation = (await listInvitations(server.deps, schoolId))[0]?.id ?? '';
};

const about = (action: string, form: Readonly<Record<string, string>> = {}): RouteRow => ({
  route: `/accounts/:account${action}`,
  before: hire,
  path: () => `/admin/accounts/${colleague}${action}`,
  form: () => form,
  expected: changes,
});

export const rows: readonly RouteRow[] = [
  { route: '/accounts', path: () => '/admin/accounts', expected: own },
  {
    route: '/accounts/invitations',
    path: () => '/admin/accounts/invitations',
    form: () => ({ person: '韩梅梅', role: 'analyst' }),
    expected: own,
  },
  {
    route: '/accounts/invitations/:invitation/withdraw',
    before: invite,
    path: () => `/admin/accounts/invitations/${invitation}/withdraw`,
    form: () => ({}),
    expected: changes,
  },
  {
    route: '/accounts/second-factor',
    path: () => '/admin/accounts/second-factor',
    form: () => ({ required: 'no' }),
    expected: { ...changes, outsider: 303, parent: 303 },
  },
  {
    route: '/accounts/:account',
    before: hire,
    path: () => `/admin/accounts/${colleague}`,
    expected: colleagues,
  },
  about('/role', { role: 'administrator' }),
  about('/disable'),
  about('/enable'),
  { ...about('/reset'), expected: colleagues },
  {
    route: '/account',
    path: () => '/admin/account',
    expected: { ...mine, outsider: 200, parent: 200 },
  },
  {
    route: '/account',
    path: () => '/admin/account',
    form: () => ({
      ...{ person: '韩梅梅', login: `login${Math.random()}` },
      ...{ password, passwordAgain: password },
    }),
    expected: { administrator: 409, analyst: 409, outsider: 303, parent: 303, nobody: 401 },
  },
  {
    route: '/account/sign-out-everywhere',
    path: () => '/admin/account/sign-out-everywhere',
    form: () => ({}),
    expected: { ...mine, administrator: 303, analyst: 303 },
  },
  { route: '/account/second-factor', path: () => '/admin/account/second-factor', expected: mine },
  {
    route: '/account/second-factor',
    path: () => '/admin/account/second-factor',
    form: () => ({ sealed: '', code: '000000' }),
    expected: { ...mine, administrator: 422, analyst: 422 },
  },
  {
    route: '/account/second-factor/codes',
    path: () => '/admin/account/second-factor/codes',
    form: () => ({ password }),
    expected: { ...mine, administrator: 303, analyst: 303 },
  },
  {
    route: '/account/second-factor/off',
    path: () => '/admin/account/second-factor/off',
    form: () => ({ password: 'wrong' }),
    expected: { ...mine, administrator: 422, analyst: 422 },
  },
  {
    route: '/account/password',
    path: () => '/admin/account/password',
    form: () => ({ current: 'wrong', password, passwordAgain: password }),
    expected: { ...mine, administrator: 422, analyst: 422 },
  },
];
