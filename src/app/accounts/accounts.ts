/** Accounts of a school: who may sign in to its console, under a login of the whole server. */
import { z } from 'zod';
import { tidyLine } from '../../domain/collection/person-name.ts';
import { type Fault, Problem } from '../../domain/problem.ts';
import {
  type AccountRow,
  findAccount,
  findAccountByLogin,
  findAccountsOfSchool,
  findActiveAccount,
  insertAccount,
} from '../../storage/account-store.ts';
import type { Deps } from '../deps.ts';
import { parseInput, refuseField } from '../parse-input.ts';
import { type Access, type Role, type SchoolDeps, toRole } from '../school.ts';
import { hashPassword } from './password-hash.ts';
import { checkPassword, type NewPassword } from './password-rules.ts';

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly hasFactor: boolean;
}

export interface NewAccount extends NewPassword {
  /** Shown to colleagues. */
  readonly person: string;
  readonly login: string;
}

/** Checked and hashed, ready for a transaction that must not wait. */
export interface PreparedAccount {
  readonly name: string;
  readonly login: string;
  readonly passwordHash: string;
}

const accountInput = z.object({
  person: z.string().overwrite(tidyLine).min(1).max(60),
  login: z.string().overwrite(tidyLine).min(2).max(60),
});

/** How logins are compared: width, case and spaces make no difference. */
export function loginKeyOf(login: string): string {
  return tidyLine(login.normalize('NFKC')).replaceAll(' ', '').toLowerCase();
}

/** Refuses `invalid-input`, faults on `person`, `login`, `password`, `passwordAgain`. Not inside a transaction. */
export async function prepareAccount(
  input: NewAccount,
  schoolName: string,
  check: () => void = () => {},
): Promise<PreparedAccount> {
  refuseTogether([
    check,
    () => parseInput(accountInput, input),
    () => loginKeyOf(input.login).length < 2 && refuseField('login', 'too-short', { limit: 2 }),
    () => checkPassword(input, [input.login, input.person, schoolName]),
  ]);
  const { person, login } = parseInput(accountInput, input);
  return { name: person, login, passwordHash: await hashPassword(input.password) };
}

/** One refusal with every fault, so that a form is mended once. */
function refuseTogether(checks: readonly (() => unknown)[]): void {
  const faults = checks.flatMap((check): readonly Fault[] => {
    try {
      check();
      return [];
    } catch (error) {
      if (error instanceof Problem && error.code === 'invalid-input') return error.faults;
      throw error;
    }
  });
  // The first of each field is enough.
  const first = faults.filter(
    ({ path }, at) => faults.findIndex((one) => one.path === path) === at,
  );
  if (first.length > 0) throw new Problem('invalid-input', {}, first);
}

/** In a transaction. Refuses `invalid-input`: the login is taken. */
export async function addAccount(
  deps: SchoolDeps,
  { name, login, passwordHash }: PreparedAccount,
  at: { readonly schoolId: string; readonly role: Role; readonly id?: string },
): Promise<string> {
  const login_key = loginKeyOf(login);
  if (await findAccountByLogin(deps.db, login_key)) refuseField('login', 'login-taken');
  const id = at.id ?? deps.randomId();
  await insertAccount(deps.db, {
    ...{ id, school_id: at.schoolId, name, login, login_key, role: at.role },
    ...{ password_hash: passwordHash, totp: null, totp_last_step: 0 },
    ...{ created_at: deps.now().toString(), disabled: 0 },
  });
  return id;
}

export interface SignedInAccount {
  readonly access: Access;
  readonly name: string;
  /** The school wants a second factor and this account has none yet. */
  readonly owesFactor: boolean;
}

/** Who this account is now; null for one that is disabled or gone. */
export async function signedInAccount(
  deps: Pick<Deps, 'db'>,
  id: string,
): Promise<SignedInAccount | null> {
  const row = await findActiveAccount(deps.db, id);
  if (!row) return null;
  return {
    access: {
      schoolId: row.school_id,
      schoolName: row.school_name,
      role: toRole(row.role),
      actor: { kind: 'account', id },
    },
    name: row.name,
    owesFactor: row.needs_factor && !row.has_factor,
  };
}

export async function listAccounts(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
): Promise<readonly Account[]> {
  return (await findAccountsOfSchool(deps.db, schoolId)).map(toAccount);
}

/** Refuses `not-found`, another school's account too. */
export async function readAccount(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
  id: string,
): Promise<Account> {
  return toAccount(await accountOfSchool(deps, schoolId, id));
}

/** The account that has given its password and owes a code; null for one that is disabled or gone. */
export async function pendingAccount(
  deps: Pick<Deps, 'db'>,
  id: string,
): Promise<AccountRow | null> {
  const row = await findAccount(deps.db, id);
  return row && row.disabled === 0 ? row : null;
}

/** Refuses `not-found`, another school's account too. */
export async function accountOfSchool(
  deps: Pick<Deps, 'db'>,
  schoolId: string,
  id: string,
): Promise<AccountRow> {
  const row = await findAccount(deps.db, id);
  if (row?.school_id !== schoolId) throw new Problem('not-found');
  return row;
}

function toAccount(row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    login: row.login,
    role: toRole(row.role),
    disabled: row.disabled === 1,
    hasFactor: row.totp !== null,
  };
}
