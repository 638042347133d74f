/** The audit log; reading it page by page is all that is done with it. */
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { AuditEntryTable } from './housekeeping-tables.ts';
import { inList } from './in-list.ts';
import type { Tables } from './tables.ts';

export type AuditRow = Readonly<AuditEntryTable>;

export async function insertAuditEntry(db: Kysely<Tables>, entry: AuditEntryTable): Promise<void> {
  await db.insertInto('audit_entry').values(entry).execute();
}

/** After which entry a page goes on: entries of one second are ordered by their random ids. */
export type AuditPlace = Pick<AuditRow, 'at' | 'id'>;

export interface AuditFilter {
  /** Entries about this class or somebody on its list. */
  readonly cohortId?: string;
  readonly actor?: { readonly kind: string; readonly id: string | null };
}

/** Newest first. */
export function findAuditEntries(
  db: Kysely<Tables>,
  schoolId: string,
  { cohortId, actor }: AuditFilter,
  limit: number,
  after?: AuditPlace,
): Promise<readonly AuditRow[]> {
  let query = db
    .selectFrom('audit_entry')
    .selectAll()
    .where('school_id', '=', schoolId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) {
    query = query.where((eb) =>
      eb.or([eb('at', '<', after.at), eb.and([eb('at', '=', after.at), eb('id', '<', after.id)])]),
    );
  }
  if (cohortId !== undefined) query = query.where((eb) => aboutClass(eb, cohortId));
  if (actor) {
    query = query.where('actor_kind', '=', actor.kind);
    query = query.where('actor_id', actor.id === null ? 'is' : '=', actor.id);
  }
  return query.execute();
}

function aboutClass(eb: ExpressionBuilder<Tables, 'audit_entry'>, cohortId: string) {
  return eb.or([
    eb.and([eb('target_kind', '=', 'cohort'), eb('target_id', '=', cohortId)]),
    eb.and([
      eb('target_kind', '=', 'participant'),
      eb(
        'target_id',
        'in',
        eb.selectFrom('participant').select('participant.id').where('cohort_id', '=', cohortId),
      ),
    ]),
  ]);
}

export type AuditActor = Pick<AuditRow, 'actor_kind' | 'actor_id'>;

/** Everybody who has acted for this school. */
export function findAuditActors(
  db: Kysely<Tables>,
  schoolId: string,
): Promise<readonly AuditActor[]> {
  return db
    .selectFrom('audit_entry')
    .select(['actor_kind', 'actor_id'])
    .distinct()
    .where('school_id', '=', schoolId)
    .orderBy('actor_kind')
    .orderBy('actor_id')
    .execute();
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names as they are now; whoever is gone is absent. */
export async function findNames(
  db: Kysely<Tables>,
  schoolId: string,
  table: 'account' | 'cohort' | 'participant',
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ofSchool =
    table === 'participant'
      ? sql`cohort_id in (select id from cohort where school_id = ${schoolId})`
      : sql`school_id = ${schoolId}`;
  const { rows } = await sql<Named>`select id, name from ${sql.table(table)}
    where ${inList(db, 'id', ids)} and ${ofSchool}`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Of the school itself, and of those it has agreed with: its log names no other. */
export async function findSchoolNames(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('school')
    .select(['id', 'name'])
    .where(inList(db, 'id', ids))
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
