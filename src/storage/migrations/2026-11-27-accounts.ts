/** Accounts of the console, their second factor and invitations; schools that belong to another. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const table of tables(db)) {
    await (dialect === 'sqlite' ? table.modifyEnd(sql`strict, without rowid`) : table).execute();
  }
  const school = db.schema.alterTable('school');
  await school.addColumn('parent_id', 'text', (c) => c.references('school.id')).execute();
  await school.addColumn('second_factor', 'integer').execute();
  const session = db.schema.alterTable('console_session');
  await session.addColumn('account_id', 'text', (c) => c.references('account.id')).execute();
  await createIndexes(db);
}

function tables(db: Kysely<unknown>): readonly CreateTableBuilder<string, never>[] {
  return [
    db.schema
      .createTable('account')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('school_id', 'text', (c) => c.notNull().references('school.id'))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('login', 'text', (c) => c.notNull())
      .addColumn('login_key', 'text', (c) => c.notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('password_hash', 'text', (c) => c.notNull())
      .addColumn('totp', 'text')
      .addColumn('totp_last_step', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('disabled', 'integer', (c) => c.notNull())
      .addUniqueConstraint('account_login_key', ['login_key']),
    db.schema
      .createTable('account_recovery_code')
      .addColumn('account_id', 'text', (c) => c.notNull().references('account.id'))
      .addColumn('code_hash', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('account_recovery_code_pkey', ['account_id', 'code_hash']),
    db.schema
      .createTable('account_link')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('token_hash', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('school_id', 'text', (c) => c.notNull().references('school.id'))
      .addColumn('account_id', 'text', (c) => c.references('account.id'))
      .addColumn('name', 'text')
      .addColumn('login', 'text')
      .addColumn('role', 'text')
      .addColumn('drop_factor', 'integer')
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addUniqueConstraint('account_link_token_key', ['token_hash']),
    db.schema
      .createTable('sign_in_attempts')
      .addColumn('counter', 'text', (c) => c.notNull().primaryKey())
      .addColumn('failures', 'integer', (c) => c.notNull())
      .addColumn('wait_until', 'text', (c) => c.notNull())
      .addColumn('forget_at', 'text', (c) => c.notNull()),
  ];
}

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('account_school').on('account').column('school_id').execute();
  await db.schema
    .createIndex('account_link_school')
    .on('account_link')
    .column('school_id')
    .execute();
  await db.schema.createIndex('school_parent').on('school').column('parent_id').execute();
  await db.schema
    .createIndex('session_account')
    .on('console_session')
    .column('account_id')
    .execute();
}
