/** A school, who may act for it, and the API tokens that prove it. */
import { z } from 'zod';
import { tidyLine } from '../domain/collection/person-name.ts';
import { Problem } from '../domain/problem.ts';
import {
  findAccess,
  findSchool,
  findSchoolByName,
  hasSchools,
  insertApiToken,
  insertSchool,
} from '../storage/school-store.ts';
import type { SchoolTable } from '../storage/tables.ts';
import { type Actor, record } from './audit.ts';
import type { Deps } from './deps.ts';
import { tokenHash } from './keys.ts';
import { parseInput } from './parse-input.ts';

export const roles = ['administrator', 'analyst'] as const;
export type Role = (typeof roles)[number];

export interface School {
  readonly id: string;
  readonly name: string;
  readonly reportingMinimum: number;
}

/** Who acts. An analyst reads, an administrator also changes. */
export interface Access {
  readonly schoolId: string;
  readonly schoolName: string;
  readonly role: Role;
  readonly actor: Actor;
}

/** What these use cases need; the command line has no more. */
export type SchoolDeps = Pick<Deps, 'db' | 'now' | 'randomId' | 'actor'>;

const schoolInput = z.object({ name: z.string().overwrite(tidyLine).min(1).max(60) });

const defaultReportingMinimum = 5;

/** Refuses `invalid-input`, fault on `name`. */
export function checkSchoolName(name: string): void {
  parseInput(schoolInput, { name });
}

/** Refuses `name-taken`, `invalid-input`. */
export async function createSchool(deps: SchoolDeps, name: string): Promise<School> {
  const wanted = parseInput(schoolInput, { name });
  const row = {
    id: deps.randomId(),
    name: wanted.name,
    reporting_minimum: defaultReportingMinimum,
  };
  await insertSchool(deps.db, row);
  return toSchool(row);
}

/** Refuses `not-found`. */
export async function readSchool(deps: Pick<SchoolDeps, 'db'>, schoolId: string): Promise<School> {
  const row = await findSchool(deps.db, schoolId);
  if (!row) throw new Problem('not-found');
  return toSchool(row);
}

/** Refuses `not-found`, naming the school that was asked for. */
export async function readSchoolByName(
  deps: Pick<SchoolDeps, 'db'>,
  name: string,
): Promise<School> {
  const row = await findSchoolByName(deps.db, tidyLine(name));
  if (row) return toSchool(row);
  throw new Problem('not-found', {}, [{ path: name, code: 'unknown-school' }]);
}

/** The token, which is shown once: only its hash is kept. Refuses `not-found`. */
export async function createToken(
  deps: SchoolDeps,
  schoolName: string,
  role: Role = 'administrator',
): Promise<string> {
  const school = await readSchoolByName(deps, schoolName);
  const token = `lt_${deps.randomId()}`;
  const created_at = deps.now().toString();
  const schoolId = school.id;
  await deps.db.transaction().execute(async (trx) => {
    const row = {
      token_hash: tokenHash(token),
      school_id: schoolId,
      role,
      created_at,
    };
    await insertApiToken(trx, row);
    const note = {
      schoolId,
      action: 'token-created',
      details: { role },
    } as const;
    await record({ ...deps, db: trx }, note);
  });
  return token;
}

/** Refuses `unauthenticated`. */
export async function authenticate(deps: Pick<SchoolDeps, 'db'>, token: string): Promise<Access> {
  const hash = tokenHash(token);
  const row = await findAccess(deps.db, hash);
  if (!row) throw new Problem('unauthenticated');
  return {
    schoolId: row.school_id,
    schoolName: row.school_name,
    role: toRole(row.role),
    // Enough to tell tokens apart, nothing to find one by.
    actor: { kind: 'token', id: hash.slice(0, 8) },
  };
}

/** Whether every account of the school needs a second factor. Refuses `not-found`. */
export async function needsFactor(
  deps: Pick<SchoolDeps, 'db'>,
  schoolId: string,
): Promise<boolean> {
  const row = await findSchool(deps.db, schoolId);
  if (!row) throw new Problem('not-found');
  return row.second_factor === 1;
}

/** No school yet. */
export async function needsSetup(deps: Pick<SchoolDeps, 'db'>): Promise<boolean> {
  return !(await hasSchools(deps.db));
}

/** A role that this program does not know may do the least. */
export function toRole(text: string): Role {
  return text === 'administrator' ? 'administrator' : 'analyst';
}

function toSchool(row: Pick<SchoolTable, 'id' | 'name' | 'reporting_minimum'>): School {
  return { id: row.id, name: row.name, reportingMinimum: row.reporting_minimum };
}
