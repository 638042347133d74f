/** Erasing people and what they answered; each of these belongs into one transaction with the others. */
import type { Kysely } from 'kysely';
import type { DetachedPersonTable, ErasedOccasionTable } from './housekeeping-tables.ts';
import { inList } from './in-list.ts';
import { countInClass } from './participant-store.ts';
import { insertResponses, type ResponseRow } from './response-store.ts';
import type { DraftTable, Tables } from './tables.ts';

export type DetachedPerson = Readonly<DetachedPersonTable>;

/** Deletes what was answered under these pseudonyms, and that their profiles were closed; returns the answers. */
export async function takeResponses(
  trx: Kysely<Tables>,
  pseudonyms: readonly string[],
): Promise<readonly ResponseRow[]> {
  if (pseudonyms.length === 0) return [];
  await trx
    .insertInto('erasing')
    .values(pseudonyms.map((pseudonym) => ({ pseudonym })))
    .execute();
  const rows = await trx
    .deleteFrom('response')
    .where(inList(trx, 'pseudonym', pseudonyms))
    .returningAll()
    .execute();
  await trx
    .deleteFrom('closed_profile')
    .where(inList(trx, 'pseudonym', pseudonyms))
    .execute();
  await trx.deleteFrom('erasing').execute();
  return rows;
}

/** Puts answers back under another pseudonym. Stored moments count nobody twice and stay. */
export async function putResponses(
  trx: Kysely<Tables>,
  rows: readonly ResponseRow[],
): Promise<void> {
  if (rows.length > 0) await insertResponses(trx, rows);
}

export async function takeDrafts(
  trx: Kysely<Tables>,
  pseudonym: string,
): Promise<readonly DraftTable[]> {
  return trx.deleteFrom('draft').where('pseudonym', '=', pseudonym).returningAll().execute();
}

export async function putDrafts(trx: Kysely<Tables>, rows: readonly DraftTable[]): Promise<void> {
  if (rows.length > 0)
    await trx
      .insertInto('draft')
      .values([...rows])
      .execute();
}

export async function insertDetached(trx: Kysely<Tables>, person: DetachedPerson): Promise<void> {
  await trx.insertInto('detached_person').values(person).execute();
}

export function findDetached(
  db: Kysely<Tables>,
  cohortId: string,
): Promise<readonly DetachedPerson[]> {
  return db
    .selectFrom('detached_person')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .orderBy('pseudonym')
    .execute();
}

/** Who would be in the class now, by cohort id; classes of which nobody was erased are absent. */
export function countDetached(
  db: Kysely<Tables>,
  cohortIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return countInClass(db, 'detached_person', cohortIds);
}

/** False where somebody was quicker. */
export async function deleteParticipant(trx: Kysely<Tables>, id: string): Promise<boolean> {
  const rows = await trx.deleteFrom('participant').where('id', '=', id).returning('id').execute();
  return rows.length > 0;
}

/** False where the class is erased already. @param joinCode a new one that is never shown */
export async function claimErasure(
  trx: Kysely<Tables>,
  cohortId: string,
  day: string,
  joinCode: string,
): Promise<boolean> {
  const rows = await trx
    .updateTable('cohort')
    .set({ erased_on: day, join_code: joinCode })
    .where('id', '=', cohortId)
    .where('erased_on', 'is', null)
    .returning('id')
    .execute();
  return rows.length > 0;
}

/**
 * Everybody and everything of a class but what it is called, when it was, and what was frozen.
 *
 * @param pseudonyms of those on its list
 */
export async function deleteClass(
  trx: Kysely<Tables>,
  cohortId: string,
  occasionIds: readonly string[],
  pseudonyms: readonly string[],
): Promise<void> {
  await takeMany(trx, pseudonyms);
  await deleteAnswersOf(trx, occasionIds);
  await trx
    .deleteFrom('occasion_pace')
    .where(inList(trx, 'occasion_id', occasionIds))
    .execute();
  await trx.deleteFrom('detached_person').where('cohort_id', '=', cohortId).execute();
  await trx.deleteFrom('cohort_retention').where('cohort_id', '=', cohortId).execute();
  await trx.deleteFrom('participant').where('cohort_id', '=', cohortId).execute();
}

/** Answers and drafts, whoever they are of. */
async function deleteAnswersOf(trx: Kysely<Tables>, occasionIds: readonly string[]): Promise<void> {
  const answered = await trx
    .selectFrom('response')
    .select('pseudonym')
    .distinct()
    .where(inList(trx, 'occasion_id', occasionIds))
    .execute();
  await takeMany(
    trx,
    answered.map((row) => row.pseudonym),
  );
  await trx
    .deleteFrom('draft')
    .where(inList(trx, 'occasion_id', occasionIds))
    .execute();
}

async function takeMany(trx: Kysely<Tables>, pseudonyms: readonly string[]): Promise<void> {
  for (let start = 0; start < pseudonyms.length; start += atOnce) {
    await takeResponses(trx, pseudonyms.slice(start, start + atOnce));
  }
}

/** Rows a statement, below the number of parameters that either database takes. */
const atOnce = 5000;

export async function insertErasedOccasions(
  trx: Kysely<Tables>,
  rows: readonly ErasedOccasionTable[],
): Promise<void> {
  await trx
    .insertInto('erased_occasion')
    .values([...rows])
    .execute();
}

/** By occasion id. */
export async function findErasedOccasions(
  db: Kysely<Tables>,
  occasionIds: readonly string[],
): Promise<ReadonlyMap<string, Readonly<ErasedOccasionTable>>> {
  const rows = await db
    .selectFrom('erased_occasion')
    .selectAll()
    .where(inList(db, 'occasion_id', occasionIds))
    .execute();
  return new Map(rows.map((row) => [row.occasion_id, row]));
}
