/**
 * Signing in with login and password. An unknown login, a disabled account and a wrong password are answered
 * alike and after the same work; guessing is slowed by sign-in-limit.ts.
 */
import { type AccountRow, findAccountByLogin } from '../../storage/account-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { loginKeyOf } from './accounts.ts';
import { type Caller, isPassword, requireRoom } from './password-hash.ts';
import { isSecondFactor } from './second-factor.ts';
import { type Guarded, returnAttempt, spendAttempt } from './sign-in-limit.ts';

export interface Credentials {
  readonly login: string;
  readonly password: string;
  /** As `knownDevice` reads it; null for an unknown one. */
  readonly device: string | null;
}

export type SignIn =
  | { readonly outcome: 'in'; readonly accountId: string; readonly loginKey: string }
  /** The password was right; `confirmFactor` comes next. */
  | { readonly outcome: 'code'; readonly accountId: string; readonly loginKey: string }
  | { readonly outcome: 'wrong' }
  /** Not even tried; nobody who guesses learns anything before then. */
  | { readonly outcome: 'wait'; readonly until: string };

/** Not inside a transaction. Refuses `too-many-attempts` where the server is busy with others' passwords. */
export async function signInByPassword(deps: Deps, credentials: Credentials): Promise<SignIn> {
  const loginKey = loginKeyOf(credentials.login);
  const caller: Caller = credentials.device === null ? 'stranger' : 'known';
  requireRoom(caller);
  const guarded: Guarded = { kind: 'password', loginKey, device: credentials.device };
  const spent = await spendAttempt(deps, guarded);
  if (!spent.allowed) return { outcome: 'wait', until: spent.until };
  const account = await findAccountByLogin(deps.db, loginKey);
  const right = await isPassword(account?.password_hash ?? null, credentials.password, caller);
  if (!right || !account || account.disabled === 1) {
    if (spent.last && account) await noteSlowed(deps, account);
    return { outcome: 'wrong' };
  }
  await returnAttempt(deps, guarded);
  const found = { accountId: account.id, loginKey };
  if (account.totp !== null) return { outcome: 'code', ...found };
  await noteSignedIn(deps, account);
  return { outcome: 'in', ...found };
}

/** The second step: a code of the app, or a recovery code. */
export async function confirmFactor(
  deps: Deps,
  account: AccountRow,
  code: string,
  device: string | null,
): Promise<Exclude<SignIn, { readonly outcome: 'code' }>> {
  const guarded: Guarded = { kind: 'code', loginKey: account.login_key, device };
  const spent = await spendAttempt(deps, guarded);
  if (!spent.allowed) return { outcome: 'wait', until: spent.until };
  const right = account.disabled === 0 && (await isSecondFactor(deps, account, code));
  if (!right) {
    if (spent.last) await noteSlowed(deps, account);
    return { outcome: 'wrong' };
  }
  await returnAttempt(deps, guarded);
  await noteSignedIn(deps, account);
  return { outcome: 'in', accountId: account.id, loginKey: account.login_key };
}

async function noteSignedIn(deps: Deps, account: AccountRow): Promise<void> {
  const actor = { kind: 'account', id: account.id } as const;
  await record({ ...deps, actor }, { schoolId: account.school_id, action: 'signed-in' });
}

/** Of whom guessing is slowed; what was typed is written nowhere. */
async function noteSlowed(deps: Deps, account: AccountRow): Promise<void> {
  const target = { kind: 'account', id: account.id } as const;
  await record(deps, { schoolId: account.school_id, action: 'sign-in-slowed', target });
}
