/** Messages, the outbox, group robots, and what was done when an occasion opened or closed. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  // Without a row number the outbox keeps no order but that of its keys.
  const create = (table: CreateTableBuilder<string, never>): Promise<void> =>
    (dialect === 'sqlite' ? table.modifyEnd(sql`strict, without rowid`) : table).execute();
  await db.schema.alterTable('cohort').addColumn('reminders', 'text').execute();
  await create(messageTable(db));
  await db.schema.createIndex('message_occasion').on('message').column('occasion_id').execute();
  await create(outboxTable(db));
  await db.schema.createIndex('outbox_message').on('outbox').column('message_id').execute();
  await db.schema
    .createIndex('outbox_state')
    .on('outbox')
    .columns(['state', 'not_before'])
    .execute();
  await create(
    db.schema
      .createTable('robot')
      .addColumn('cohort_id', 'text', (c) => c.notNull().primaryKey().references('cohort.id'))
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('secret', 'text'),
  );
  await create(
    db.schema
      .createTable('occasion_turn')
      .addColumn('occasion_id', 'text', (c) => c.notNull().references('occasion.id'))
      .addColumn('turn', 'text', (c) => c.notNull())
      .addColumn('day', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('occasion_turn_pkey', ['occasion_id', 'turn', 'day']),
  );
  await create(
    db.schema
      .createTable('job_run')
      .addColumn('name', 'text', (c) => c.notNull().primaryKey())
      .addColumn('last_started', 'text', (c) => c.notNull())
      .addColumn('last_finished', 'text')
      .addColumn('last_error', 'text'),
  );
}

function messageTable(db: Kysely<unknown>) {
  return db.schema
    .createTable('message')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.id'))
    .addColumn('occasion_id', 'text', (c) => c.notNull().references('occasion.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('round_key', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('missing', 'integer')
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addUniqueConstraint('message_round_key', ['round_key']);
}

function outboxTable(db: Kysely<unknown>) {
  return db.schema
    .createTable('outbox')
    .addColumn('key', 'text', (c) => c.notNull().primaryKey())
    .addColumn('message_id', 'text', (c) =>
      c.notNull().references('message.id').onDelete('cascade'),
    )
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('not_before', 'text', (c) => c.notNull())
    .addColumn('claimed_at', 'text')
    .addColumn('error', 'text');
}
