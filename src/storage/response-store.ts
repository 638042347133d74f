/** What was answered: rows are added, never changed. */
import type { Kysely } from 'kysely';
import { inList } from './in-list.ts';
import type { ResponseTable, Tables } from './tables.ts';

export type ResponseRow = Readonly<ResponseTable>;
export type ResponseKey = Pick<ResponseRow, 'pseudonym' | 'occasion_id'>;

/** Adds those that are the first of their person on their occasion, and returns their keys. */
export function insertResponses(
  db: Kysely<Tables>,
  rows: readonly ResponseRow[],
): Promise<readonly ResponseKey[]> {
  return db
    .insertInto('response')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .returning(['pseudonym', 'occasion_id'])
    .execute();
}

/** What these persons have answered on these occasions. */
export function findResponses(
  db: Kysely<Tables>,
  occasionIds: readonly string[],
  pseudonyms: readonly string[],
): Promise<readonly ResponseRow[]> {
  return db
    .selectFrom('response')
    .selectAll()
    .where(inList(db, 'occasion_id', occasionIds))
    .where(inList(db, 'pseudonym', pseudonyms))
    .execute();
}

export type AnswersRow = Pick<ResponseRow, 'occasion_id' | 'pseudonym' | 'answers'>;

/** The answers to the items alone, in the order of the pseudonyms. */
export function findAnswersOfOccasions(
  db: Kysely<Tables>,
  occasionIds: readonly string[],
): Promise<readonly AnswersRow[]> {
  return db
    .selectFrom('response')
    .select(['occasion_id', 'pseudonym', 'answers'])
    .where(inList(db, 'occasion_id', occasionIds))
    .orderBy('pseudonym')
    .execute();
}

/** In the order of the pseudonyms, which is no order. */
export function findResponsesOfOccasion(
  db: Kysely<Tables>,
  occasionId: string,
): Promise<readonly ResponseRow[]> {
  return db
    .selectFrom('response')
    .selectAll()
    .where('occasion_id', '=', occasionId)
    .orderBy('pseudonym')
    .execute();
}
