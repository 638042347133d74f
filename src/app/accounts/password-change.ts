/** One's own password, and signing out everywhere else. */
import { Problem } from '../../domain/problem.ts';
import { findAccount, updateAccount } from '../../storage/account-store.ts';
import { deleteSessionsOfAccount } from '../../storage/console-store.ts';
import { findSchool } from '../../storage/school-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { tokenHash } from '../keys.ts';
import { confirmPassword } from './password-confirm.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword, type NewPassword } from './password-rules.ts';

type OwnDeps = Pick<Deps, 'db' | 'keys' | 'now' | 'randomId' | 'actor'>;

/**
 * Signs the account out everywhere but in this session. Not inside a transaction.
 * Refuses `not-found`, `invalid-input`, faults on `current`, `password`, `passwordAgain`.
 */
export async function changePassword(
  deps: OwnDeps,
  accountId: string,
  given: NewPassword & { readonly current: string; readonly sessionId: string },
): Promise<void> {
  const account = await findAccount(deps.db, accountId);
  if (!account) throw new Problem('not-found');
  await confirmPassword(deps, account, given.current, 'current');
  const school = await findSchool(deps.db, account.school_id);
  checkPassword(given, [account.login, account.name, school?.name ?? '']);
  const password_hash = await hashPassword(given.password);
  await deps.db.transaction().execute(async (trx) => {
    await updateAccount(trx, accountId, { password_hash });
    await deleteSessionsOfAccount(trx, accountId, tokenHash(given.sessionId));
    await record(
      { ...deps, db: trx },
      { schoolId: account.school_id, action: 'password-changed', target: targetOf(accountId) },
    );
  });
}

/** This session too. */
export async function signOutEverywhere(
  deps: OwnDeps,
  schoolId: string,
  accountId: string,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    await deleteSessionsOfAccount(trx, accountId);
    const note = {
      schoolId,
      action: 'signed-out-everywhere',
      target: targetOf(accountId),
    } as const;
    await record({ ...deps, db: trx }, note);
  });
}

function targetOf(id: string) {
  return { kind: 'account', id } as const;
}
