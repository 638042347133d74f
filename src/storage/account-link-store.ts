/** One-time links that make accounts, new passwords and member schools, under the hash of their token. */
import type { Kysely } from 'kysely';
import type { AccountLinkTable } from './account-tables.ts';
import type { Tables } from './tables.ts';

export type AccountLinkRow = Readonly<AccountLinkTable>;

export async function insertAccountLink(db: Kysely<Tables>, link: AccountLinkRow): Promise<void> {
  await db.insertInto('account_link').values(link).execute();
}

export function findAccountLink(
  db: Kysely<Tables>,
  tokenHash: string,
  now: string,
): Promise<AccountLinkRow | undefined> {
  return db
    .selectFrom('account_link')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Takes the link away and returns it: of two who come at once, one gets it. */
export async function takeAccountLink(
  db: Kysely<Tables>,
  tokenHash: string,
  now: string,
): Promise<AccountLinkRow | undefined> {
  const [link] = await db
    .deleteFrom('account_link')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returningAll()
    .execute();
  return link;
}

/** Open ones of this kind, the first to end first. */
export function findOpenLinks(
  db: Kysely<Tables>,
  schoolId: string,
  kind: string,
  now: string,
): Promise<readonly AccountLinkRow[]> {
  return db
    .selectFrom('account_link')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('kind', '=', kind)
    .where('expires_at', '>', now)
    .orderBy('expires_at')
    .orderBy('id')
    .execute();
}

/** Whether there was one. */
export async function deleteAccountLink(
  db: Kysely<Tables>,
  schoolId: string,
  kind: string,
  id: string,
): Promise<boolean> {
  const gone = await db
    .deleteFrom('account_link')
    .where('id', '=', id)
    .where('school_id', '=', schoolId)
    .where('kind', '=', kind)
    .returning('id')
    .execute();
  return gone.length > 0;
}

export async function deleteLinksOfAccount(db: Kysely<Tables>, accountId: string): Promise<void> {
  await db.deleteFrom('account_link').where('account_id', '=', accountId).execute();
}
