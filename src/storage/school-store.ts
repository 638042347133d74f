/** Schools and the hashed tokens that act for them. */
import type { Insertable, Kysely, Selectable } from 'kysely';
import { orProblem } from './constraint-problem.ts';
import { inList } from './in-list.ts';
import type { ApiTokenTable, SchoolTable, Tables } from './tables.ts';

/** Refuses `name-taken`. */
export async function insertSchool(
  db: Kysely<Tables>,
  school: Insertable<SchoolTable>,
): Promise<void> {
  await orProblem(db.insertInto('school').values(school).execute());
}

export async function updateSchool(
  db: Kysely<Tables>,
  id: string,
  change: Partial<Pick<SchoolTable, 'parent_id' | 'second_factor'>>,
): Promise<void> {
  await db.updateTable('school').set(change).where('id', '=', id).execute();
}

export function findSchool(db: Kysely<Tables>, id: string): Promise<SchoolTable | undefined> {
  return db.selectFrom('school').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findSchoolByName(
  db: Kysely<Tables>,
  name: string,
): Promise<SchoolTable | undefined> {
  return db.selectFrom('school').selectAll().where('name', '=', name).executeTakeFirst();
}

export async function hasSchools(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('school').select('id').limit(1).execute()).length > 0;
}

export async function insertApiToken(db: Kysely<Tables>, token: ApiTokenTable): Promise<void> {
  await db.insertInto('api_token').values(token).execute();
}

export interface AccessRow {
  readonly school_id: string;
  readonly school_name: string;
  readonly role: string;
}

export function findAccess(db: Kysely<Tables>, tokenHash: string): Promise<AccessRow | undefined> {
  return db
    .selectFrom('api_token')
    .innerJoin('school', 'school.id', 'api_token.school_id')
    .select(['school.id as school_id', 'school.name as school_name', 'api_token.role'])
    .where('api_token.token_hash', '=', tokenHash)
    .executeTakeFirst();
}

/** Member schools of a parent, by name. */
export function findMembers(
  db: Kysely<Tables>,
  parentId: string,
): Promise<readonly Selectable<SchoolTable>[]> {
  return db
    .selectFrom('school')
    .selectAll()
    .where('parent_id', '=', parentId)
    .orderBy('name')
    .execute();
}

/** Of these schools, no simulated ones. */
export function findRealCohorts(
  db: Kysely<Tables>,
  schoolIds: readonly string[],
): Promise<readonly { readonly id: string; readonly school_id: string }[]> {
  return db
    .selectFrom('cohort')
    .select(['id', 'school_id'])
    .where(inList(db, 'school_id', schoolIds))
    .where('simulated', '=', 0)
    .execute();
}
