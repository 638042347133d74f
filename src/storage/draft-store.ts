/** Half-finished forms: one a person and occasion, gone with the submission. */
import type { Kysely } from 'kysely';
import { inList } from './in-list.ts';
import { type LinkRow, stillLinked } from './participant-store.ts';
import type { DraftTable, Tables } from './tables.ts';

export async function findDraft(
  db: Kysely<Tables>,
  pseudonym: string,
  occasionId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('draft')
    .select('fields')
    .where('pseudonym', '=', pseudonym)
    .where('occasion_id', '=', occasionId)
    .executeTakeFirst();
  return row?.fields ?? null;
}

/**
 * Keeps the draft unless this occasion is already answered, or the link no longer opens. In one transaction, so that
 * a draft on its way cannot come back to life after the submission or the erasure that overtook it.
 *
 * @param next the fields to keep, as JSON, from those kept before
 */
export async function saveDraftUnlessAnswered(
  db: Kysely<Tables>,
  key: Omit<DraftTable, 'fields'>,
  link: Pick<LinkRow, 'cohort_id' | 'link_hash'>,
  next: (before: string | null) => string,
): Promise<'kept' | 'answered' | 'unlinked'> {
  return db.transaction().execute(async (trx) => {
    if (!(await stillLinked(trx, [link])).has(link.link_hash)) return 'unlinked';
    const answered = await trx
      .selectFrom('response')
      .select('form')
      .where('pseudonym', '=', key.pseudonym)
      .where('occasion_id', '=', key.occasion_id)
      .executeTakeFirst();
    if (answered) return 'answered';
    const fields = next(await findDraft(trx, key.pseudonym, key.occasion_id));
    await trx
      .insertInto('draft')
      .values({ ...key, fields })
      .onConflict((conflict) =>
        conflict.columns(['pseudonym', 'occasion_id']).doUpdateSet({ fields }),
      )
      .execute();
    return 'kept';
  });
}

export async function deleteDrafts(
  db: Kysely<Tables>,
  occasionId: string,
  pseudonyms: readonly string[],
): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('occasion_id', '=', occasionId)
    .where(inList(db, 'pseudonym', pseudonyms))
    .execute();
}

/**
 * Forgets what these people have filled in and not sent. The rows stay, empty: the number of drafts is shown,
 * and if it fell it would tell that somebody had begun and not finished.
 */
export async function emptyDrafts(
  db: Kysely<Tables>,
  pseudonyms: readonly string[],
): Promise<void> {
  await db
    .updateTable('draft')
    .set({ fields: '{}' })
    .where(inList(db, 'pseudonym', pseudonyms))
    .execute();
}
