/** Profiles that their owners have closed: rows are added, never changed. */
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Closing again changes nothing. */
export async function insertClosedProfile(db: Kysely<Tables>, pseudonym: string): Promise<void> {
  await db
    .insertInto('closed_profile')
    .values({ pseudonym })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function isProfileClosed(db: Kysely<Tables>, pseudonym: string): Promise<boolean> {
  const row = await db
    .selectFrom('closed_profile')
    .select('pseudonym')
    .where('pseudonym', '=', pseudonym)
    .executeTakeFirst();
  return row !== undefined;
}
