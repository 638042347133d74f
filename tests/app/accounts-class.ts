/** A school with an administrator's account, for tests of accounts and signing in. */
import type { Kysely } from 'kysely';
import { addAccount, prepareAccount } from '../../src/app/accounts/accounts.ts';
import { createSchool, type Role, type School } from '../../src/app/school.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { type TestDeps, testDeps } from '../support/deps.ts';

export const password = '春江潮水连海平，海上明月共潮生';
export const newPassword = { password, passwordAgain: password };

export interface AccountClass {
  readonly deps: TestDeps;
  readonly school: School;
  /** Login `lilei`. */
  readonly accountId: string;
}

export async function startAccounts(db: Kysely<Tables>): Promise<AccountClass> {
  const deps = await testDeps({ db });
  const school = await createSchool(deps, '青山县委党校');
  const accountId = await addPerson(deps, school, 'lilei', 'administrator');
  return { deps, school, accountId };
}

export async function addPerson(
  deps: TestDeps,
  school: School,
  login: string,
  role: Role,
): Promise<string> {
  const prepared = await prepareAccount({ person: '某某', login, ...newPassword }, school.name);
  return addAccount(deps, prepared, { schoolId: school.id, role });
}
