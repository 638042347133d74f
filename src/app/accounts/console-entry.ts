/** One-time links into the console: the set-up of an empty database, and signing in without a password. */
import { Problem } from '../../domain/problem.ts';
import {
  deleteSetupEntries,
  findEntry,
  insertEntry,
  takeEntry,
} from '../../storage/console-store.ts';
import type { ConsoleEntryTable } from '../../storage/tables.ts';
import { record } from '../audit.ts';
import { tokenHash } from '../keys.ts';
import {
  type Access,
  checkSchoolName,
  createSchool,
  needsSetup,
  type Role,
  readSchool,
  type SchoolDeps,
  toRole,
} from '../school.ts';
import { addAccount, type NewAccount, type PreparedAccount, prepareAccount } from './accounts.ts';
import { recordCreated } from './invitations.ts';

const entryLink = { kind: 'link', id: null } as const;
const setupHours = 24 * 7;
const entryHours = 24;

/** A token for /admin/setup/TOKEN; earlier ones stop working. */
export async function createSetupToken(deps: SchoolDeps): Promise<string> {
  return deps.db.transaction().execute(async (trx) => {
    await deleteSetupEntries(trx);
    return newEntry({ ...deps, db: trx }, null, 'administrator', setupHours);
  });
}

/** Whether this set-up token would be taken now; changes nothing. */
export async function isSetupToken(deps: SchoolDeps, token: string): Promise<boolean> {
  const entry = await findEntry(deps.db, tokenHash(token), deps.now().toString());
  return entry !== undefined && entry.school_id === null && (await needsSetup(deps));
}

export interface FirstSchool extends NewAccount {
  /** Of the school. */
  readonly name: string;
}

/**
 * Makes the first school and its first administrator, whose account's id it gives, and spends the token.
 * Refuses `not-found` (the token), `invalid-input`; the token stays good then. Not inside a transaction.
 */
export async function setupSchool(
  deps: SchoolDeps,
  token: string,
  input: FirstSchool,
): Promise<string> {
  if (!(await isSetupToken(deps, token))) throw new Problem('not-found');
  const prepared = await prepareAccount(input, input.name, () => checkSchoolName(input.name));
  return deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    if (!(await isSetupToken(inside, token))) throw new Problem('not-found');
    // Of two who send it at once, one takes it; a refusal below gives it back.
    if (!(await takeEntry(trx, tokenHash(token), deps.now().toString())))
      throw new Problem('not-found');
    return (await addSchoolWithAccount(inside, input.name, prepared)).accountId;
  });
}

/** In a transaction: a new school and its first administrator. Refuses `name-taken`, `invalid-input`. */
export async function addSchoolWithAccount(
  deps: SchoolDeps,
  name: string,
  prepared: PreparedAccount,
): Promise<{ readonly accountId: string; readonly schoolId: string }> {
  const school = await createSchool(deps, name);
  const role = 'administrator';
  const id = await addAccount(deps, prepared, { schoolId: school.id, role });
  const actor = { kind: 'account', id } as const;
  await record({ ...deps, actor }, { schoolId: school.id, action: 'school-created' });
  await recordCreated(deps, school.id, id, role);
  return { accountId: id, schoolId: school.id };
}

/** A one-time sign-in token for the console, good for a day. */
export function createConsoleEntry(
  deps: SchoolDeps,
  schoolId: string,
  role: Role = 'administrator',
): Promise<string> {
  return newEntry(deps, schoolId, role, entryHours);
}

/** Whom this sign-in token would let in; changes nothing. Refuses `unauthenticated`. */
async function readConsoleEntry(deps: SchoolDeps, token: string): Promise<Access> {
  return accessOf(deps, await findEntry(deps.db, tokenHash(token), deps.now().toString()));
}

/** Spends the token. Refuses `unauthenticated`. */
export async function redeemConsoleEntry(deps: SchoolDeps, token: string): Promise<Access> {
  await readConsoleEntry(deps, token);
  return deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    const entry = await takeEntry(trx, tokenHash(token), deps.now().toString());
    const access = await accessOf(inside, entry);
    const { schoolId, actor } = access;
    await record({ ...inside, actor }, { schoolId, action: 'link-entered' });
    return access;
  });
}

async function accessOf(deps: SchoolDeps, entry: ConsoleEntryTable | undefined): Promise<Access> {
  if (!entry?.school_id) throw new Problem('unauthenticated');
  const school = await readSchool(deps, entry.school_id);
  return {
    schoolId: school.id,
    schoolName: school.name,
    role: toRole(entry.role),
    actor: entryLink,
  };
}

async function newEntry(
  deps: SchoolDeps,
  schoolId: string | null,
  role: Role,
  hours: number,
): Promise<string> {
  const token = deps.randomId();
  const expires_at = deps.now().add({ hours }).toString();
  const entry = { token_hash: tokenHash(token), school_id: schoolId, role, expires_at };
  await insertEntry(deps.db, entry);
  return token;
}
