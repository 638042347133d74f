/** API tokens of a school: their hashes, to list and to revoke. */
import type { Kysely } from 'kysely';
import type { ApiTokenTable, Tables } from './tables.ts';

/** Newest first. */
export function findApiTokens(
  db: Kysely<Tables>,
  schoolId: string,
): Promise<readonly Readonly<ApiTokenTable>[]> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('school_id', '=', schoolId)
    .orderBy('created_at', 'desc')
    .orderBy('token_hash')
    .execute();
}

/** False where somebody was quicker. */
export async function deleteApiToken(
  trx: Kysely<Tables>,
  schoolId: string,
  tokenHash: string,
): Promise<boolean> {
  const rows = await trx
    .deleteFrom('api_token')
    .where('school_id', '=', schoolId)
    .where('token_hash', '=', tokenHash)
    .returning('token_hash')
    .execute();
  return rows.length > 0;
}
