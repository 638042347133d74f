/** What the housekeeping pages count: sizes and numbers, never who. */
import { type Kysely, sql } from 'kysely';
import { dialectOf } from './dialect.ts';
import type { Tables } from './tables.ts';

export interface DatabaseFacts {
  readonly kind: 'sqlite' | 'postgres';
  readonly bytes: number;
}

export async function databaseFacts(db: Kysely<Tables>): Promise<DatabaseFacts> {
  const kind = dialectOf(db);
  const size =
    kind === 'sqlite'
      ? sql<{ bytes: unknown }>`select page_count * page_size as bytes
          from pragma_page_count(), pragma_page_size()`
      : sql<{ bytes: unknown }>`select pg_database_size(current_database()) as bytes`;
  const { rows } = await size.execute(db);
  return { kind, bytes: Number(rows[0]?.bytes ?? 0) };
}

export interface SchoolCounts {
  readonly classes: number;
  readonly people: number;
}

export async function countSchool(db: Kysely<Tables>, schoolId: string): Promise<SchoolCounts> {
  const classes = await db
    .selectFrom('cohort')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('school_id', '=', schoolId)
    .executeTakeFirstOrThrow();
  const people = await db
    .selectFrom('participant')
    .innerJoin('cohort', 'cohort.id', 'participant.cohort_id')
    .select(({ fn }) => fn.countAll().as('n'))
    .where('cohort.school_id', '=', schoolId)
    .executeTakeFirstOrThrow();
  return { classes: Number(classes.n), people: Number(people.n) };
}

export interface UnsentRow {
  readonly message_id: string;
  readonly cohort_id: string;
  readonly cohort: string;
  readonly kind: string;
  readonly channel: string;
  readonly day: string;
  /** Who had not answered when it was planned; null where it went to everybody. */
  readonly missing: number | null;
  /** People that a figure must be about: the school's, or the class's own. */
  readonly minimum: number;
  readonly state: string;
  readonly n: number;
}

/** Rounds of all classes with something that has not gone out, newest first; a row for each state. */
export async function findUnsent(
  db: Kysely<Tables>,
  schoolId: string,
): Promise<readonly UnsentRow[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('message', 'message.id', 'outbox.message_id')
    .innerJoin('cohort', 'cohort.id', 'message.cohort_id')
    .innerJoin('school', 'school.id', 'cohort.school_id')
    .select(({ fn }) => [
      'message.id as message_id',
      'cohort.id as cohort_id',
      'cohort.name as cohort',
      'message.kind',
      'message.channel',
      'message.day',
      'message.missing',
      'cohort.reporting_minimum as own_minimum',
      'school.reporting_minimum as school_minimum',
      'outbox.state',
      fn.countAll().as('n'),
    ])
    .where('cohort.school_id', '=', schoolId)
    .where('outbox.state', 'in', ['waiting', 'sending', 'unclear', 'failed'])
    .groupBy([
      'message.id',
      'cohort.id',
      'cohort.name',
      'message.kind',
      'message.channel',
      'message.day',
      'message.missing',
      'cohort.reporting_minimum',
      'school.reporting_minimum',
      'outbox.state',
    ])
    .orderBy('message.day', 'desc')
    .orderBy('message.id')
    .execute();
  return rows.map(({ own_minimum, school_minimum, ...row }) => ({
    ...row,
    minimum: Math.max(own_minimum ?? 0, school_minimum),
    n: Number(row.n),
  }));
}

/** What was to be sent to a class, and its robots. */
export async function deleteMessagesOf(trx: Kysely<Tables>, cohortId: string): Promise<void> {
  await trx
    .deleteFrom('outbox')
    .where('message_id', 'in', (eb) =>
      eb.selectFrom('message').select('message.id').where('message.cohort_id', '=', cohortId),
    )
    .execute();
  await trx.deleteFrom('message').where('cohort_id', '=', cohortId).execute();
  await trx.deleteFrom('robot').where('cohort_id', '=', cohortId).execute();
}
