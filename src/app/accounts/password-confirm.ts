/** The password asked for again by somebody signed in: who has only found a computer signed in must not guess it there. */
import type { AccountRow } from '../../storage/account-store.ts';
import type { Deps } from '../deps.ts';
import { refuseField } from '../parse-input.ts';
import { isPassword } from './password-hash.ts';
import { type Guarded, returnAttempt, spendAttempt } from './sign-in-limit.ts';

/** Refuses `invalid-input`, the fault on `field`. Not inside a transaction. */
export async function confirmPassword(
  deps: Pick<Deps, 'db' | 'keys' | 'now'>,
  account: AccountRow,
  password: string,
  field: string,
): Promise<void> {
  // Counted for itself: it makes nobody wait who signs in.
  const guarded: Guarded = { kind: 'password', loginKey: account.login_key, device: 'signed in' };
  const spent = await spendAttempt(deps, guarded);
  if (!spent.allowed) refuseField(field, 'password-waits');
  if (!(await isPassword(account.password_hash, password, 'known')))
    refuseField(field, 'password-wrong');
  await returnAttempt(deps, guarded);
}
