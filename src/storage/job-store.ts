/** When each job of the server last ran, and how it ended. */
import type { Kysely } from 'kysely';
import type { JobRunTable } from './message-tables.ts';
import type { Tables } from './tables.ts';

export type JobRunRow = Readonly<JobRunTable>;

export async function putJobRun(db: Kysely<Tables>, row: JobRunRow): Promise<void> {
  const { name: _, ...rest } = row;
  await db
    .insertInto('job_run')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(rest))
    .execute();
}

export function findJobRuns(db: Kysely<Tables>): Promise<readonly JobRunRow[]> {
  return db.selectFrom('job_run').selectAll().orderBy('name').execute();
}
