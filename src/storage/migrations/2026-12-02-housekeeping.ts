/**
 * Settings of a school, retention and erasure. What was answered stays insert-only but for one way out: a row
 * may be deleted while its pseudonym stands in `erasing`, which is filled and emptied in one transaction.
 */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const create = (table: CreateTableBuilder<string, never>): Promise<void> =>
    (dialect === 'sqlite' ? table.modifyEnd(sql`strict, without rowid`) : table).execute();
  for (const table of tables(db)) await create(table);
  await db.schema
    .createIndex('detached_cohort')
    .on('detached_person')
    .column('cohort_id')
    .execute();
  for (const table of ['response', 'closed_profile']) {
    await (dialect === 'sqlite' ? allowErasing(db, table) : allowErasingRows(db, table));
  }
}

function tables(db: Kysely<unknown>): readonly CreateTableBuilder<string, never>[] {
  return [
    db.schema
      .createTable('school_settings')
      .addColumn('school_id', 'text', (c) => c.notNull().primaryKey().references('school.id'))
      .addColumn('capabilities', 'text')
      .addColumn('retention_months', 'integer'),
    db.schema
      .createTable('cohort_retention')
      .addColumn('cohort_id', 'text', (c) => c.notNull().primaryKey().references('cohort.id'))
      .addColumn('keep_until', 'text')
      .addColumn('noticed_on', 'text'),
    db.schema
      .createTable('erasing')
      .addColumn('pseudonym', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('erasing_pkey', ['pseudonym']),
    db.schema
      .createTable('detached_person')
      .addColumn('pseudonym', 'text', (c) => c.notNull())
      .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.id'))
      .addColumn('unit', 'text', (c) => c.notNull())
      .addColumn('withdrawn', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('detached_person_pkey', ['pseudonym']),
    db.schema
      .createTable('erased_occasion')
      .addColumn('occasion_id', 'text', (c) => c.notNull().primaryKey().references('occasion.id'))
      .addColumn('invited', 'integer', (c) => c.notNull())
      .addColumn('submitted', 'integer', (c) => c.notNull()),
  ];
}

async function allowErasing(db: Kysely<unknown>, table: string): Promise<void> {
  const trigger = sql.ref(`${table}_no_delete`);
  await sql`drop trigger ${trigger}`.execute(db);
  await sql`create trigger ${trigger} before delete on ${sql.table(table)}
    when not exists (select 1 from erasing where pseudonym = old.pseudonym)
    begin select raise(abort, ${sql.lit(`${table} is insert-only`)}); end`.execute(db);
}

async function allowErasingRows(db: Kysely<unknown>, table: string): Promise<void> {
  const name = sql.ref(`${table}_no_change`);
  const existing = sql.ref(`${table}_is_insert_only`);
  const rowCheck = sql.ref(`${table}_is_erased_alone`);
  await sql`drop trigger ${name} on ${sql.table(table)}`.execute(db);
  await sql`create trigger ${name} before update or truncate on ${sql.table(table)}
    for each statement execute function ${existing}()`.execute(db);
  await sql`create function ${rowCheck}() returns trigger language plpgsql as
    $$ begin
      if not exists (select 1 from erasing where pseudonym = old.pseudonym) then
        raise exception '${sql.raw(table)} is insert-only';
      end if;
      return old;
    end $$`.execute(db);
  await sql`create trigger ${sql.ref(`${table}_no_delete`)} before delete on ${sql.table(table)}
    for each row execute function ${rowCheck}()`.execute(db);
}
