/** Who takes part. Nothing here tells who has answered. */
import type { Kysely } from 'kysely';
import { shareClasses } from './class-lock.ts';
import { orProblem } from './constraint-problem.ts';
import { dialectOf } from './dialect.ts';
import { inList } from './in-list.ts';
import type { ParticipantTable, Tables } from './tables.ts';

export type ParticipantRow = Readonly<ParticipantTable>;

/** PostgreSQL takes 65,535 parameters a statement, SQLite 32,766. */
const rowsAtOnce = 1000;

export async function insertParticipants(
  db: Kysely<Tables>,
  rows: readonly ParticipantRow[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const some = rows.slice(start, start + rowsAtOnce);
    await orProblem(db.insertInto('participant').values(some).execute());
  }
}

/** Leaves a participant of this id as they are. */
export async function insertParticipantOnce(
  db: Kysely<Tables>,
  row: ParticipantRow,
): Promise<void> {
  await db
    .insertInto('participant')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A link of somebody who has left the class is nobody's. */
export async function findParticipantByLink(
  db: Kysely<Tables>,
  linkHash: string,
): Promise<ParticipantRow | undefined> {
  return db
    .selectFrom('participant')
    .selectAll()
    .where('link_hash', '=', linkHash)
    .where('withdrawn', '=', 0)
    .executeTakeFirst();
}

export type LinkRow = Pick<ParticipantRow, 'id' | 'cohort_id' | 'link_hash'>;

export function findParticipantsByLinks(
  db: Kysely<Tables>,
  linkHashes: readonly string[],
): Promise<readonly LinkRow[]> {
  return db
    .selectFrom('participant')
    .select(['id', 'cohort_id', 'link_hash'])
    .where(inList(db, 'link_hash', linkHashes))
    .where('withdrawn', '=', 0)
    .execute();
}

/** Which of these links still open; nobody of them is erased until the transaction ends. */
export async function stillLinked(
  trx: Kysely<Tables>,
  links: readonly Pick<LinkRow, 'cohort_id' | 'link_hash'>[],
): Promise<ReadonlySet<string>> {
  await shareClasses(
    trx,
    links.map((link) => link.cohort_id),
  );
  const rows = await findParticipantsByLinks(
    trx,
    links.map((link) => link.link_hash),
  );
  return new Set(rows.map((row) => row.link_hash));
}

/** By name, then unit; those who have left too. */
export function findParticipantsOfCohort(
  db: Kysely<Tables>,
  cohortId: string,
): Promise<readonly ParticipantRow[]> {
  return db
    .selectFrom('participant')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .orderBy('name')
    .orderBy('unit')
    .orderBy('id')
    .execute();
}

/** Of those in the class, or of those who have left it. */
export function findParticipantsByName(
  db: Kysely<Tables>,
  cohortId: string,
  nameKey: string,
  withdrawn = false,
): Promise<readonly ParticipantRow[]> {
  return db
    .selectFrom('participant')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .where('name_key', '=', nameKey)
    .where('withdrawn', '=', withdrawn ? 1 : 0)
    .orderBy('unit')
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export function findParticipant(
  db: Kysely<Tables>,
  cohortId: string,
  id: string,
): Promise<ParticipantRow | undefined> {
  return db
    .selectFrom('participant')
    .selectAll()
    .where('cohort_id', '=', cohortId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Who is in the class now, by cohort id; cohorts without participants are absent. */
export function countParticipants(
  db: Kysely<Tables>,
  cohortIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return countInClass(db, 'participant', cohortIds);
}

/** By cohort id: those who have not left. */
export async function countInClass(
  db: Kysely<Tables>,
  table: 'participant' | 'detached_person',
  cohortIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom(table)
    .select(({ fn }) => ['cohort_id', fn.countAll().as('n')])
    .where(inList(db, 'cohort_id', cohortIds))
    .where('withdrawn', '=', 0)
    .groupBy('cohort_id')
    .execute();
  return new Map(rows.map((row) => [row.cohort_id, Number(row.n)]));
}

/** Those who have left too: a class that had a list keeps it. */
export async function countEntered(
  db: Kysely<Tables>,
  cohortId: string,
  selfEntered: boolean,
): Promise<number> {
  const row = await db
    .selectFrom('participant')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('cohort_id', '=', cohortId)
    .where('self_entered', '=', selfEntered ? 1 : 0)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** False where somebody was quicker. */
export async function pickUpLink(
  db: Kysely<Tables>,
  id: string,
  recoveryHash: string | null,
): Promise<boolean> {
  const rows = await db
    .updateTable('participant')
    .set({ picked_up: 1, recovery_hash: recoveryHash })
    .where('id', '=', id)
    .where('picked_up', '=', 0)
    .where('withdrawn', '=', 0)
    .returning('id')
    .execute();
  return rows.length > 0;
}

/** Counts one wrong attempt more for each who has some left, and returns the ids of those. */
export async function spendAttempts(
  db: Kysely<Tables>,
  ids: readonly string[],
  allowed: number,
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('participant')
    .set(({ eb }) => ({ wrong_attempts: eb('wrong_attempts', '+', 1) }))
    .where(inList(db, 'id', ids))
    .where('wrong_attempts', '<', allowed)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

export async function clearWrongAttempts(db: Kysely<Tables>, id: string): Promise<void> {
  await db
    .updateTable('participant')
    .set({ wrong_attempts: 0 })
    .where('id', '=', id)
    .where('wrong_attempts', '>', 0)
    .execute();
}

/** False where the link was renewed meanwhile. Who had left the class is in it again. */
export async function replaceLink(
  db: Kysely<Tables>,
  participant: Pick<ParticipantRow, 'id' | 'generation' | 'withdrawn'>,
  linkHash: string,
): Promise<boolean> {
  const rows = await db
    .updateTable('participant')
    .set({
      withdrawn: 0,
      link_hash: linkHash,
      generation: participant.generation + 1,
      // Handed over by the administrator: nobody else shall pick it up by the name.
      picked_up: 1,
      recovery_hash: null,
      wrong_attempts: 0,
    })
    .where('id', '=', participant.id)
    .where('generation', '=', participant.generation)
    .where('withdrawn', '=', participant.withdrawn)
    .returning('id')
    .execute();
  return rows.length > 0;
}

/** Keeps others from changing this class list until the transaction ends; on SQLite there are no others. */
export async function lockClassList(trx: Kysely<Tables>, cohortId: string): Promise<void> {
  if (dialectOf(trx) === 'sqlite') return;
  await trx.selectFrom('cohort').select('id').where('id', '=', cohortId).forUpdate().execute();
}

export type DetailColumns = Pick<
  ParticipantRow,
  'name' | 'name_key' | 'unit' | 'position' | 'email' | 'phone' | 'external_id'
>;

export async function updateDetails(
  db: Kysely<Tables>,
  id: string,
  details: DetailColumns,
): Promise<void> {
  await orProblem(db.updateTable('participant').set(details).where('id', '=', id).execute());
}

/** Returns the ids of those who were in the class until now. */
export async function withdrawParticipants(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await db
    .updateTable('participant')
    .set({ withdrawn: 1, recovery_hash: null, wrong_attempts: 0 })
    .where(inList(db, 'id', ids))
    .where('withdrawn', '=', 0)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}
