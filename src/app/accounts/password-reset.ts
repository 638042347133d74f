/** A colleague who has lost their password gets a one-time link from an administrator and chooses another. */
import { Problem } from '../../domain/problem.ts';
import { deleteLinksOfAccount } from '../../storage/account-link-store.ts';
import { type AccountRow, findAccount, updateAccount } from '../../storage/account-store.ts';
import { deleteSessionsOfAccount } from '../../storage/console-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { readSchool } from '../school.ts';
import { accountOfSchool } from './accounts.ts';
import { makeLink, openLink, takeLink } from './accounts-links.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword, type NewPassword } from './password-rules.ts';
import { dropFactor } from './second-factor.ts';

type ResetDeps = Pick<Deps, 'db' | 'now' | 'randomId' | 'actor'>;

/**
 * The token, which is shown once; earlier links of this account stop working. The colleague is signed out at
 * once: somebody else may know the password. Refuses `not-found`.
 */
export async function makeResetLink(
  deps: ResetDeps,
  schoolId: string,
  accountId: string,
  dropsFactor: boolean,
): Promise<string> {
  return deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    await accountOfSchool(inside, schoolId, accountId);
    await deleteLinksOfAccount(trx, accountId);
    await deleteSessionsOfAccount(trx, accountId);
    const { token } = await makeLink(inside, {
      ...{ kind: 'reset', school_id: schoolId, account_id: accountId },
      drop_factor: dropsFactor ? 1 : 0,
    });
    const target = { kind: 'account', id: accountId } as const;
    const details = { secondFactorToo: dropsFactor };
    await record(inside, { schoolId, action: 'password-reset-link', target, details });
    return token;
  });
}

/** Whose password this link sets; changes nothing. Refuses `not-found`. */
export async function openReset(
  deps: Pick<Deps, 'db' | 'now'>,
  token: string,
): Promise<{ readonly account: AccountRow; readonly schoolName: string }> {
  const link = await openLink(deps, token, ['reset']);
  const account = link?.account_id ? await findAccount(deps.db, link.account_id) : undefined;
  if (!account || account.disabled === 1) throw new Problem('not-found');
  const { name: schoolName } = await readSchool(deps, account.school_id);
  return { account, schoolName };
}

export interface ResetDone {
  readonly accountId: string;
  readonly loginKey: string;
  /** The second factor stays: it is asked before anybody is let in. */
  readonly asksFactor: boolean;
}

/** Spends the link. Refuses `not-found`, `invalid-input`: the link stays good then. Not inside a transaction. */
export async function resetPassword(
  deps: ResetDeps,
  token: string,
  given: NewPassword,
): Promise<ResetDone> {
  const { account, schoolName } = await openReset(deps, token);
  checkPassword(given, [account.login, account.name, schoolName]);
  const password_hash = await hashPassword(given.password);
  return deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    const link = await takeLink(inside, token);
    if (!link) throw new Problem('not-found');
    await updateAccount(trx, account.id, { password_hash });
    await deleteSessionsOfAccount(trx, account.id);
    if (link.drop_factor === 1) await dropFactor(inside, account.id);
    const target = { kind: 'account', id: account.id } as const;
    const note = { schoolId: account.school_id, action: 'password-reset', target } as const;
    await record({ ...inside, actor: target }, note);
    const asksFactor = account.totp !== null && link.drop_factor !== 1;
    return { accountId: account.id, loginKey: account.login_key, asksFactor };
  });
}
