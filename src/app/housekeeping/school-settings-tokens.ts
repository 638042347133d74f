/** API tokens of a school, as its administrators see them: never the token itself after it was made. */

import { Problem } from '../../domain/problem.ts';
import { insertApiToken } from '../../storage/school-store.ts';
import { deleteApiToken, findApiTokens } from '../../storage/settings-token-store.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import { tokenHash } from '../keys.ts';
import { type Role, toRole } from '../school.ts';

export interface ListedToken {
  /** What the audit log calls it. */
  readonly mark: string;
  readonly role: Role;
  /** ISO. */
  readonly createdAt: string;
}

const markLength = 8;

/** Newest first. */
export async function listTokens(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
): Promise<readonly ListedToken[]> {
  const rows = await findApiTokens(deps.db, schoolId);
  return rows.map(({ token_hash, role, created_at }) => ({
    mark: token_hash.slice(0, markLength),
    role: toRole(role),
    createdAt: created_at,
  }));
}

/** The token, which is shown once: only its hash is kept. */
export async function addToken(deps: Deps, schoolId: string, role: Role): Promise<string> {
  const token = `lt_${deps.randomId()}`;
  const hash = tokenHash(token);
  await deps.db.transaction().execute(async (trx) => {
    const created_at = deps.now().toString();
    await insertApiToken(trx, {
      token_hash: hash,
      school_id: schoolId,
      role,
      created_at,
    });
    const details = { mark: hash.slice(0, markLength), role };
    await record({ ...deps, db: trx }, { schoolId, action: 'token-created', details });
  });
  return token;
}

/** It stops working at once. Refuses `not-found`. */
export async function revokeToken(deps: Deps, schoolId: string, mark: string): Promise<void> {
  const rows = await findApiTokens(deps.db, schoolId);
  const row = rows.find(({ token_hash }) => token_hash.slice(0, markLength) === mark);
  if (!row) throw new Problem('not-found');
  await deps.db.transaction().execute(async (trx) => {
    if (!(await deleteApiToken(trx, schoolId, row.token_hash))) throw new Problem('not-found');
    await record({ ...deps, db: trx }, { schoolId, action: 'token-revoked', details: { mark } });
  });
}
