/**
 * Who erases a class or one of its people, and who stores what its people send, wait for each other. On PostgreSQL
 * by advisory locks, which are kept in memory: a lock on a row would leave the number of the transaction beside the
 * name, the same number that stands beside the answer. On SQLite each writing transaction has the database to itself.
 */
import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { dialectOf } from './dialect.ts';
import type { Tables } from './tables.ts';

/** Beside others who share; nobody erases anything of these classes until the transaction ends. */
export async function shareClasses(
  trx: Kysely<Tables>,
  cohortIds: readonly string[],
): Promise<void> {
  if (dialectOf(trx) === 'sqlite') return;
  const locks = [...new Set(cohortIds)].map(
    (id) => sql`pg_advisory_xact_lock_shared(${lockNumber(id)}::bigint)`,
  );
  if (locks.length > 0) await sql`select ${sql.join(locks)}`.execute(trx);
}

/** For oneself alone, until the transaction ends; before any other lock. */
export async function holdClass(trx: Kysely<Tables>, cohortId: string): Promise<void> {
  if (dialectOf(trx) === 'sqlite') return;
  await sql`select pg_advisory_xact_lock(${lockNumber(cohortId)}::bigint)`.execute(trx);
}

function lockNumber(cohortId: string): string {
  return hash('sha256', `class:${cohortId}`, 'buffer').readBigInt64BE().toString();
}
