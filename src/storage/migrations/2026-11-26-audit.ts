/** Who did what: entries are added and never changed. */
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema
    .createTable('audit_entry')
    .addColumn('id', 'text', (c) => c.notNull().primaryKey())
    .addColumn('school_id', 'text', (c) => c.notNull().references('school.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actor_kind', 'text', (c) => c.notNull())
    .addColumn('actor_id', 'text')
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('target_kind', 'text')
    .addColumn('target_id', 'text')
    .addColumn('details', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('audit_school')
    .on('audit_entry')
    .columns(['school_id', 'at'])
    .execute();
  await forbidChanges(db, dialect);
}

async function forbidChanges(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if (dialect === 'sqlite') {
    for (const verb of ['update', 'delete']) {
      await sql`create trigger ${sql.ref(`audit_no_${verb}`)} before ${sql.raw(verb)} on audit_entry
        begin select raise(abort, 'audit_entry is insert-only'); end`.execute(db);
    }
    return;
  }
  await sql`create function audit_is_insert_only() returns trigger language plpgsql as
    $$ begin raise exception 'audit_entry is insert-only'; end $$`.execute(db);
  await sql`create trigger audit_no_change before update or delete or truncate on audit_entry
    for each statement execute function audit_is_insert_only()`.execute(db);
}
