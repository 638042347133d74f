/** One-time entry tokens and sessions of the console, both under the hash of their secret. */
import type { Insertable, Kysely } from 'kysely';
import type { ConsoleEntryTable, ConsoleSessionTable, Tables } from './tables.ts';

export async function insertEntry(db: Kysely<Tables>, entry: ConsoleEntryTable): Promise<void> {
  await db.insertInto('console_entry').values(entry).execute();
}

export function findEntry(
  db: Kysely<Tables>,
  tokenHash: string,
  now: string,
): Promise<ConsoleEntryTable | undefined> {
  return db
    .selectFrom('console_entry')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Takes the entry away and returns it: of two who come at once, one gets it. */
export async function takeEntry(
  db: Kysely<Tables>,
  tokenHash: string,
  now: string,
): Promise<ConsoleEntryTable | undefined> {
  const [entry] = await db
    .deleteFrom('console_entry')
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .returningAll()
    .execute();
  return entry;
}

export async function deleteSetupEntries(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('console_entry').where('school_id', 'is', null).execute();
}

export function findSession(
  db: Kysely<Tables>,
  idHash: string,
  now: string,
): Promise<ConsoleSessionTable | undefined> {
  return db
    .selectFrom('console_session')
    .selectAll()
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

export async function upsertSession(
  db: Kysely<Tables>,
  session: Insertable<ConsoleSessionTable>,
): Promise<void> {
  const { data, expires_at, account_id = null } = session;
  await db
    .insertInto('console_session')
    .values(session)
    .onConflict((conflict) =>
      conflict.column('id_hash').doUpdateSet({ data, expires_at, account_id }),
    )
    .execute();
}

export async function deleteSession(db: Kysely<Tables>, idHash: string): Promise<void> {
  await db.deleteFrom('console_session').where('id_hash', '=', idHash).execute();
}

/** Signs an account out everywhere, but for the session under `keptHash`. */
export async function deleteSessionsOfAccount(
  db: Kysely<Tables>,
  accountId: string,
  keptHash = '',
): Promise<void> {
  await db
    .deleteFrom('console_session')
    .where('account_id', '=', accountId)
    .where('id_hash', '<>', keptHash)
    .execute();
}

/** Entries, sessions, links and counters whose time is over. */
export async function deleteExpired(db: Kysely<Tables>, now: string): Promise<void> {
  await db.deleteFrom('account_link').where('expires_at', '<=', now).execute();
  await db.deleteFrom('sign_in_attempts').where('forget_at', '<=', now).execute();
  await db.deleteFrom('console_session').where('expires_at', '<=', now).execute();
  await db.deleteFrom('console_entry').where('expires_at', '<=', now).execute();
}
