/** What an administrator changes about colleagues; a school never loses its last administrator. */
import { Problem } from '../../domain/problem.ts';
import {
  countOtherAdministrators,
  lockSchools,
  updateAccount,
} from '../../storage/account-store.ts';
import { deleteSessionsOfAccount } from '../../storage/console-store.ts';
import { updateSchool } from '../../storage/school-store.ts';
import { type AuditAction, record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import type { Role } from '../school.ts';
import { accountOfSchool } from './accounts.ts';

type ChangeDeps = Pick<Deps, 'db' | 'now' | 'randomId' | 'actor'>;

/** Refuses `not-found`, `conflict` (the last administrator). */
export function changeRole(
  deps: ChangeDeps,
  schoolId: string,
  accountId: string,
  role: Role,
): Promise<void> {
  const details = { role };
  return change(deps, schoolId, accountId, { role }, { action: 'account-role', details });
}

/** Signs them out at once. Refuses `not-found`, `conflict` (the last administrator). */
export function disableAccount(
  deps: ChangeDeps,
  schoolId: string,
  accountId: string,
): Promise<void> {
  return change(deps, schoolId, accountId, { disabled: 1 }, { action: 'account-disabled' });
}

/** Refuses `not-found`. */
export function enableAccount(
  deps: ChangeDeps,
  schoolId: string,
  accountId: string,
): Promise<void> {
  return change(deps, schoolId, accountId, { disabled: 0 }, { action: 'account-enabled' });
}

async function change(
  deps: ChangeDeps,
  schoolId: string,
  accountId: string,
  set: { readonly role?: Role; readonly disabled?: 0 | 1 },
  note: { readonly action: AuditAction; readonly details?: Readonly<Record<string, string>> },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    await lockSchools(trx, [schoolId]);
    const account = await accountOfSchool(inside, schoolId, accountId);
    const after = { ...account, ...set };
    if (after.role === account.role && after.disabled === account.disabled) return;
    const leaves = administers(account) && !administers(after);
    if (leaves && (await countOtherAdministrators(trx, schoolId, accountId)) === 0) {
      throw new Problem('conflict', {}, [{ path: 'account', code: 'last-administrator' }]);
    }
    await updateAccount(trx, accountId, set);
    if (set.disabled === 1) await deleteSessionsOfAccount(trx, accountId);
    await record(inside, { schoolId, target: { kind: 'account', id: accountId }, ...note });
  });
}

function administers(account: { readonly role: string; readonly disabled: number }): boolean {
  return account.role === 'administrator' && account.disabled === 0;
}

/** Whether every account of the school needs a second factor; who has none is led to one at the next page. */
export async function requireFactor(
  deps: ChangeDeps,
  schoolId: string,
  required: boolean,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await updateSchool(trx, schoolId, { second_factor: required ? 1 : 0 });
    const action = required ? 'second-factor-required' : 'second-factor-optional';
    await record({ ...deps, db: trx }, { schoolId, action });
  });
}
