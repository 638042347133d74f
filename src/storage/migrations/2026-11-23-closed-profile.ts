/** Who has closed their own profile: a pseudonym and nothing else, added once and never taken back. */
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const table = db.schema
    .createTable('closed_profile')
    .addColumn('pseudonym', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('closed_profile_pkey', ['pseudonym']);
  await (dialect === 'sqlite' ? table.modifyEnd(sql`strict, without rowid`) : table).execute();
  await forbidChanges(db, dialect);
}

async function forbidChanges(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  if (dialect === 'sqlite') {
    for (const verb of ['update', 'delete']) {
      await sql`create trigger ${sql.ref(`closed_profile_no_${verb}`)} before ${sql.raw(verb)} on closed_profile
        begin select raise(abort, 'closed_profile is insert-only'); end`.execute(db);
    }
    return;
  }
  await sql`create function closed_profile_is_insert_only() returns trigger language plpgsql as
    $$ begin raise exception 'closed_profile is insert-only'; end $$`.execute(db);
  await sql`create trigger closed_profile_no_change before update or delete or truncate on closed_profile
    for each statement execute function closed_profile_is_insert_only()`.execute(db);
}
