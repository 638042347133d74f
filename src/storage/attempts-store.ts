/** How often a password or code was wrong; in the database, so that all processes count together. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

export interface Attempt {
  readonly counter: string;
  readonly now: string;
  readonly forgetAt: string;
}

/** Counts one more, unless this counter has to wait: then null. Locks the counter's row until the transaction ends. */
export async function countAttempt(
  trx: Kysely<Tables>,
  { counter, now, forgetAt }: Attempt,
): Promise<number | null> {
  const [row] = await trx
    .insertInto('sign_in_attempts')
    .values({ counter, failures: 1, wait_until: '', forget_at: forgetAt })
    .onConflict((conflict) =>
      conflict
        .column('counter')
        .doUpdateSet({
          failures: sql<number>`case when sign_in_attempts.forget_at <= ${now} then 1 else sign_in_attempts.failures + 1 end`,
          forget_at: forgetAt,
        })
        .where('sign_in_attempts.wait_until', '<=', now),
    )
    .returning('failures')
    .execute();
  return row?.failures ?? null;
}

export async function setWait(
  trx: Kysely<Tables>,
  counter: string,
  waitUntil: string,
): Promise<void> {
  await trx
    .updateTable('sign_in_attempts')
    .set({ wait_until: waitUntil })
    .where('counter', '=', counter)
    .execute();
}

export async function findWait(db: Kysely<Tables>, counter: string): Promise<string | null> {
  const row = await db
    .selectFrom('sign_in_attempts')
    .select('wait_until')
    .where('counter', '=', counter)
    .executeTakeFirst();
  return row?.wait_until || null;
}

/** The attempt was right after all: it does not count. */
export async function forgiveAttempt(db: Kysely<Tables>, counter: string): Promise<void> {
  await db
    .updateTable('sign_in_attempts')
    .set({ failures: sql<number>`failures - 1`, wait_until: '' })
    .where('counter', '=', counter)
    .where('failures', '>', 0)
    .execute();
}

export async function clearAttempts(db: Kysely<Tables>, counter: string): Promise<void> {
  await db.deleteFrom('sign_in_attempts').where('counter', '=', counter).execute();
}
