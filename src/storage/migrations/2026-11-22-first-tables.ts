/**
 * The first tables. Who (`participant`) and what (`response`, `draft`) share no key and no time, and
 * on SQLite no table has a rowid: rows lie in the order of their random keys, not of their arrival.
 */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const create = (name: string, table: (builder: Builder) => Builder): Promise<void> => {
    const builder = table(db.schema.createTable(name));
    return (
      dialect === 'sqlite' ? builder.modifyEnd(sql`strict, without rowid`) : builder
    ).execute();
  };
  await createKeeping(create);
  await createCohorts(create);
  await createIdentity(create);
  await createAnswers(create);
  await createIndexes(db);
  await forbidChanges(db, dialect);
}

type Builder = CreateTableBuilder<string, never>;
type Create = (name: string, table: (builder: Builder) => Builder) => Promise<void>;

async function createKeeping(create: Create): Promise<void> {
  await create('setting', (table) =>
    table
      .addColumn('name', 'text', (c) => c.notNull().primaryKey())
      .addColumn('value', 'text', (c) => c.notNull()),
  );
  await create('school', (table) =>
    table
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('reporting_minimum', 'integer', (c) => c.notNull())
      .addUniqueConstraint('school_name_key', ['name']),
  );
  await create('api_token', (table) =>
    table
      .addColumn('token_hash', 'text', (c) => c.notNull().primaryKey())
      .addColumn('school_id', 'text', (c) => c.notNull().references('school.id'))
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull()),
  );
  await create('console_entry', (table) =>
    table
      .addColumn('token_hash', 'text', (c) => c.notNull().primaryKey())
      .addColumn('school_id', 'text', (c) => c.references('school.id'))
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull()),
  );
  await create('console_session', (table) =>
    table
      .addColumn('id_hash', 'text', (c) => c.notNull().primaryKey())
      .addColumn('data', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull()),
  );
}

async function createCohorts(create: Create): Promise<void> {
  await create('survey_version', (table) =>
    table
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('version', 'text', (c) => c.notNull())
      .addColumn('definition', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('survey_version_pkey', ['id', 'version']),
  );
  await create('cohort', (table) =>
    table
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('school_id', 'text', (c) => c.notNull().references('school.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('programme', 'text')
      .addColumn('ends_on', 'text', (c) => c.notNull())
      .addColumn('time_zone', 'text', (c) => c.notNull())
      .addColumn('survey_id', 'text', (c) => c.notNull())
      .addColumn('survey_version', 'text', (c) => c.notNull())
      .addColumn('capabilities', 'text', (c) => c.notNull())
      .addColumn('join_code', 'text', (c) => c.notNull())
      .addColumn('joining', 'text', (c) => c.notNull())
      .addColumn('simulated', 'integer', (c) => c.notNull())
      .addUniqueConstraint('cohort_join_code_key', ['join_code'])
      .addForeignKeyConstraint(
        'cohort_survey_fkey',
        ['survey_id', 'survey_version'],
        'survey_version',
        ['id', 'version'],
      ),
  );
  await create('occasion', (table) =>
    table
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('form', 'text', (c) => c.notNull())
      .addColumn('opens_on', 'text', (c) => c.notNull())
      .addColumn('closes_on', 'text', (c) => c.notNull())
      .addColumn('forced', 'text')
      .addUniqueConstraint('occasion_kind_key', ['cohort_id', 'kind']),
  );
}

async function createIdentity(create: Create): Promise<void> {
  await create('participant', (table) =>
    table
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('name_key', 'text', (c) => c.notNull())
      .addColumn('unit', 'text')
      .addColumn('position', 'text')
      .addColumn('email', 'text')
      .addColumn('phone', 'text')
      .addColumn('external_id', 'text')
      .addColumn('link_hash', 'text', (c) => c.notNull())
      .addColumn('generation', 'integer', (c) => c.notNull())
      .addColumn('self_entered', 'integer', (c) => c.notNull())
      .addColumn('picked_up', 'integer', (c) => c.notNull())
      .addColumn('recovery_hash', 'text')
      .addColumn('wrong_attempts', 'integer', (c) => c.notNull())
      .addUniqueConstraint('participant_link_key', ['link_hash']),
  );
}

async function createAnswers(create: Create): Promise<void> {
  await create('response', (table) =>
    table
      .addColumn('pseudonym', 'text', (c) => c.notNull())
      .addColumn('occasion_id', 'text', (c) => c.notNull().references('occasion.id'))
      .addColumn('survey_id', 'text', (c) => c.notNull())
      .addColumn('survey_version', 'text', (c) => c.notNull())
      .addColumn('form', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addColumn('answers', 'text', (c) => c.notNull())
      .addColumn('outcomes', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('response_pkey', ['occasion_id', 'pseudonym'])
      .addForeignKeyConstraint(
        'response_survey_fkey',
        ['survey_id', 'survey_version'],
        'survey_version',
        ['id', 'version'],
      ),
  );
  await create('draft', (table) =>
    table
      .addColumn('pseudonym', 'text', (c) => c.notNull())
      .addColumn('occasion_id', 'text', (c) => c.notNull().references('occasion.id'))
      .addColumn('fields', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('draft_pkey', ['occasion_id', 'pseudonym']),
  );
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const index = (name: string, table: string, columns: readonly string[]): Promise<void> =>
    db.schema
      .createIndex(name)
      .on(table)
      .columns([...columns])
      .execute();
  await index('cohort_school', 'cohort', ['school_id']);
  await index('participant_name', 'participant', ['cohort_id', 'name_key']);
}

/** What has been answered stays as it was given, even against a mistake in this program. */
async function forbidChanges(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if (dialect === 'sqlite') {
    for (const verb of ['update', 'delete']) {
      await sql`create trigger ${sql.ref(`response_no_${verb}`)} before ${sql.raw(verb)} on response
        begin select raise(abort, 'response is insert-only'); end`.execute(db);
    }
    return;
  }
  await sql`create function response_is_insert_only() returns trigger language plpgsql as
    $$ begin raise exception 'response is insert-only'; end $$`.execute(db);
  await sql`create trigger response_no_change before update or delete or truncate on response
    for each statement execute function response_is_insert_only()`.execute(db);
}
