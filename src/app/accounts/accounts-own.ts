/** Who came in by a one-time link makes an account of their own. */

import type { Deps } from '../deps.ts';
import { type Role, readSchool } from '../school.ts';
import { addAccount, type NewAccount, prepareAccount } from './accounts.ts';
import { recordCreated } from './invitations.ts';

/** The account's id. Refuses `not-found` (the school), `invalid-input`. Not inside a transaction. */
export async function createOwnAccount(
  deps: Pick<Deps, 'db' | 'now' | 'randomId' | 'actor'>,
  at: { readonly schoolId: string; readonly role: Role },
  input: NewAccount,
): Promise<string> {
  const { name } = await readSchool(deps, at.schoolId);
  const prepared = await prepareAccount(input, name);
  return deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    const id = await addAccount(inside, prepared, at);
    await recordCreated(inside, at.schoolId, id, at.role);
    return id;
  });
}
