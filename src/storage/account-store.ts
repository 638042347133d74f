/** Accounts of the console and their recovery codes. */
import { type Kysely, sql } from 'kysely';
import type { AccountTable } from './account-tables.ts';
import { orProblem } from './constraint-problem.ts';
import { dialectOf } from './dialect.ts';
import type { Tables } from './tables.ts';

export type AccountRow = Readonly<AccountTable>;

/** Refuses `conflict`: the login is taken. */
export async function insertAccount(db: Kysely<Tables>, account: AccountRow): Promise<void> {
  await orProblem(db.insertInto('account').values(account).execute());
}

export function findAccount(db: Kysely<Tables>, id: string): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findAccountByLogin(
  db: Kysely<Tables>,
  loginKey: string,
): Promise<AccountRow | undefined> {
  return db.selectFrom('account').selectAll().where('login_key', '=', loginKey).executeTakeFirst();
}

/** Those who may sign in first, then by name. */
export function findAccountsOfSchool(
  db: Kysely<Tables>,
  schoolId: string,
): Promise<readonly AccountRow[]> {
  return db
    .selectFrom('account')
    .selectAll()
    .where('school_id', '=', schoolId)
    .orderBy('disabled')
    .orderBy('role')
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export interface SignedInRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly has_factor: boolean;
  readonly school_id: string;
  readonly school_name: string;
  readonly needs_factor: boolean;
}

/** What each request of a signed-in account needs; nothing for one that is disabled or gone. */
export async function findActiveAccount(
  db: Kysely<Tables>,
  id: string,
): Promise<SignedInRow | undefined> {
  const row = await db
    .selectFrom('account')
    .innerJoin('school', 'school.id', 'account.school_id')
    .select(['account.id', 'account.name', 'account.role', 'account.totp'])
    .select(['school.id as school_id', 'school.name as school_name', 'school.second_factor'])
    .where('account.id', '=', id)
    .where('account.disabled', '=', 0)
    .executeTakeFirst();
  if (!row) return undefined;
  const { totp, second_factor, ...rest } = row;
  return { ...rest, has_factor: totp !== null, needs_factor: second_factor === 1 };
}

export async function updateAccount(
  db: Kysely<Tables>,
  id: string,
  change: Partial<
    Pick<AccountTable, 'role' | 'disabled' | 'password_hash' | 'totp' | 'totp_last_step'>
  >,
): Promise<void> {
  await db.updateTable('account').set(change).where('id', '=', id).execute();
}

/** Of two who send the code of one time step, one gets true. */
export async function takeTimeStep(db: Kysely<Tables>, id: string, step: number): Promise<boolean> {
  const taken = await db
    .updateTable('account')
    .set({ totp_last_step: step })
    .where('id', '=', id)
    .where('totp_last_step', '<', step)
    .returning('id')
    .execute();
  return taken.length > 0;
}

/** Others who may change something and can sign in. */
export async function countOtherAdministrators(
  db: Kysely<Tables>,
  schoolId: string,
  accountId: string,
): Promise<number> {
  const { n } = await db
    .selectFrom('account')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('school_id', '=', schoolId)
    .where('id', '<>', accountId)
    .where('role', '=', 'administrator')
    .where('disabled', '=', 0)
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** Until the transaction ends nobody else changes what is decided from these schools' rows. */
export async function lockSchools(trx: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  // On SQLite each writing transaction has the database to itself.
  if (dialectOf(trx) === 'sqlite') return;
  await trx
    .selectFrom('school')
    .select('id')
    .where('id', 'in', [...ids])
    .orderBy(sql`id collate "C"`)
    .forUpdate()
    .execute();
}

/** In place of all earlier ones. */
export async function writeRecoveryCodes(
  db: Kysely<Tables>,
  accountId: string,
  hashes: readonly string[],
): Promise<void> {
  await db.deleteFrom('account_recovery_code').where('account_id', '=', accountId).execute();
  const rows = hashes.map((code_hash) => ({ account_id: accountId, code_hash }));
  if (rows.length > 0) await db.insertInto('account_recovery_code').values(rows).execute();
}

/** Of two who send one code, one gets true. */
export async function takeRecoveryCode(
  db: Kysely<Tables>,
  accountId: string,
  hash: string,
): Promise<boolean> {
  const taken = await db
    .deleteFrom('account_recovery_code')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .returning('code_hash')
    .execute();
  return taken.length > 0;
}

export async function countRecoveryCodes(db: Kysely<Tables>, accountId: string): Promise<number> {
  const { n } = await db
    .selectFrom('account_recovery_code')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(n);
}
