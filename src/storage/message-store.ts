/** Rounds of messages to a class, and when the class is written to. */
import type { Kysely } from 'kysely';
import type { CohortRows } from './cohort-store.ts';
import { findCohortsById } from './cohort-store.ts';
import { inList } from './in-list.ts';
import type { MessageTable } from './message-tables.ts';
import type { Tables } from './tables.ts';

export type MessageRow = Readonly<MessageTable>;

/** False where this round has been planned already. */
export async function insertMessage(trx: Kysely<Tables>, row: MessageRow): Promise<boolean> {
  const inserted = await trx
    .insertInto('message')
    .values(row)
    .onConflict((conflict) => conflict.column('round_key').doNothing())
    .returning('id')
    .execute();
  return inserted.length > 0;
}

export function findMessage(db: Kysely<Tables>, id: string): Promise<MessageRow | undefined> {
  return db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Newest first. */
export function findMessagesOfCohort(
  db: Kysely<Tables>,
  cohortId: string,
): Promise<readonly MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** The last day on which the class was written to about each of these occasions, by occasion id. */
export async function findLatestDays(
  db: Kysely<Tables>,
  occasionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('message')
    .select(({ fn }) => ['occasion_id', fn.max('day').as('day')])
    .where(inList(db, 'occasion_id', occasionIds))
    .groupBy('occasion_id')
    .execute();
  return new Map(rows.map((row) => [row.occasion_id, row.day]));
}

/** Whether the class was written to about this occasion by the same way after this message. */
export async function hasNewer(
  db: Kysely<Tables>,
  { id, occasion_id, channel, created_at }: MessageRow,
): Promise<boolean> {
  const row = await db
    .selectFrom('message')
    .select('id')
    .where('occasion_id', '=', occasion_id)
    .where('channel', '=', channel)
    .where('created_at', '>', created_at)
    .where('id', '!=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Classes with an occasion that may take answers around these days; erased classes left out. */
export async function findActiveCohorts(
  db: Kysely<Tables>,
  from: string,
  until: string,
): Promise<readonly CohortRows[]> {
  const rows = await db
    .selectFrom('occasion')
    .innerJoin('cohort', 'cohort.id', 'occasion.cohort_id')
    .select('cohort_id')
    .distinct()
    .where('opens_on', '<=', until)
    .where('closes_on', '>=', from)
    .where('cohort.erased_on', 'is', null)
    .execute();
  const ids = rows.map((row) => row.cohort_id);
  return findCohortsById(db, ids);
}

/** Which of these have somebody with an address, or a robot. */
export async function findReachedCohorts(
  db: Kysely<Tables>,
  cohortIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const byMail = await db
    .selectFrom('participant')
    .select('cohort_id')
    .distinct()
    .where(inList(db, 'cohort_id', cohortIds))
    .where('email', 'is not', null)
    .where('withdrawn', '=', 0)
    .execute();
  const byRobot = await db
    .selectFrom('robot')
    .select('cohort_id')
    .where(inList(db, 'cohort_id', cohortIds))
    .execute();
  return new Set([...byMail, ...byRobot].map((row) => row.cohort_id));
}

/** Which of these have answered this occasion. */
export async function findAnswered(
  db: Kysely<Tables>,
  occasionId: string,
  pseudonyms: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('response')
    .select('pseudonym')
    .where('occasion_id', '=', occasionId)
    .where(inList(db, 'pseudonym', pseudonyms))
    .execute();
  return new Set(rows.map((row) => row.pseudonym));
}

export async function updateReminders(
  db: Kysely<Tables>,
  cohortId: string,
  reminders: string | null,
): Promise<void> {
  await db.updateTable('cohort').set({ reminders }).where('id', '=', cohortId).execute();
}

export async function findReminders(db: Kysely<Tables>, cohortId: string): Promise<string | null> {
  const row = await db
    .selectFrom('cohort')
    .select('reminders')
    .where('id', '=', cohortId)
    .executeTakeFirst();
  return row?.reminders ?? null;
}
