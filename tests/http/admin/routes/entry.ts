/** Ways in and out. */
import { createConsoleEntry } from '../../../../src/app/accounts/console-entry.ts';
import { inviteAccount } from '../../../../src/app/accounts/invitations.ts';
import { makeResetLink } from '../../../../src/app/accounts/password-reset.ts';
import { plainAccount } from '../account-session.ts';
import type { RouteRow, RouteWorld } from './route-row.ts';

const invite = async ({ server, schoolId }: RouteWorld) => {
  const wanted = { person: '韩梅梅', role: 'analyst' } as const;
  invitation = (await inviteAccount(server.deps, schoolId, wanted)).token;
};

const forget = async ({ server, schoolId }: RouteWorld) => {
  const id = await plainAccount(server, schoolId, 'analyst');
  reset = await makeResetLink(server.deps, schoolId, id, false);
};

const all = (status: number): RouteRow['expected'] => ({
  administrator: status,
  analyst: status,
  outsider: status,
  parent: status,
  nobody: status,
});

let entry = '';
let invitation = '';
let reset = '';

const password = '春江潮水连海平，海上明月共潮生';
const newPassword = { password, passwordAgain: password };
const newAccount = () => ({ person: '韩梅梅', login: `login${Math.random()}`, ...newPassword });

export const rows: readonly RouteRow[] = [
  { route: '/setup/:token', path: () => '/admin/setup/spent', expected: all(404) },
  {
    route: '/setup/:token',
    path: () => '/admin/setup/spent',
    form: () => ({ name: '另一所' }),
    expected: all(404),
  },
  { route: '/enter/:token', path: () => '/admin/enter/any', expected: all(200) },
  {
    route: '/enter/:token',
    method: 'POST',
    before: async ({ server, schoolId }) => {
      entry = await createConsoleEntry(server.deps, schoolId);
    },
    path: () => `/admin/enter/${entry}`,
    expected: all(303),
  },
  {
    route: '/sign-in',
    path: () => '/admin/sign-in',
    expected: { ...all(303), nobody: 200 },
  },
  {
    route: '/sign-in',
    path: () => '/admin/sign-in',
    form: () => ({ login: `nobody${Math.random()}`, password }),
    expected: all(401),
  },
  { route: '/sign-in/code', path: () => '/admin/sign-in/code', expected: all(303) },
  {
    route: '/sign-in/code',
    path: () => '/admin/sign-in/code',
    form: () => ({ code: '000000' }),
    expected: all(303),
  },
  {
    route: '/invitation/:token',
    before: invite,
    path: () => `/admin/invitation/${invitation}`,
    expected: all(200),
  },
  {
    route: '/invitation/:token',
    before: invite,
    path: () => `/admin/invitation/${invitation}`,
    form: newAccount,
    expected: all(303),
  },
  {
    route: '/password/:token',
    before: forget,
    path: () => `/admin/password/${reset}`,
    expected: all(200),
  },
  {
    route: '/password/:token',
    before: forget,
    path: () => `/admin/password/${reset}`,
    form: () => newPassword,
    expected: all(303),
  },
  { route: '/sign-out', method: 'POST', path: () => '/admin/sign-out', expected: all(303) },
];
