/**
 * The moments of closed occasions, and of the pairs of both: sums over a class, no person's answers. Pairs
 * stand on the moments of the two occasions and are deleted with either, by the database itself.
 */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const create = (table: CreateTableBuilder<string, never>): Promise<void> =>
    (dialect === 'sqlite' ? table.modifyEnd(sql`strict, without rowid`) : table).execute();
  await create(
    db.schema
      .createTable('occasion_moments')
      .addColumn('occasion_id', 'text', (c) => c.notNull().references('occasion.id'))
      .addColumn('form', 'text', (c) => c.notNull())
      .addColumn('version', 'integer', (c) => c.notNull())
      .addColumn('people', 'integer', (c) => c.notNull())
      .addColumn('vector', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('occasion_moments_pkey', ['occasion_id', 'form']),
  );
  await create(pairTable(db));
  for (const kind of ['end', 'followup'] as const) {
    await db.schema
      .createIndex(`pair_moments_${kind}`)
      .on('pair_moments')
      .columns([`${kind}_id`, `${kind}_form`])
      .execute();
  }
}

function pairTable(db: Kysely<unknown>) {
  const moments = ['occasion_id', 'form'];
  return db.schema
    .createTable('pair_moments')
    .addColumn('cohort_id', 'text', (c) => c.notNull().primaryKey().references('cohort.id'))
    .addColumn('end_id', 'text', (c) => c.notNull())
    .addColumn('end_form', 'text', (c) => c.notNull())
    .addColumn('followup_id', 'text', (c) => c.notNull())
    .addColumn('followup_form', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('end_people', 'integer', (c) => c.notNull())
    .addColumn('followup_people', 'integer', (c) => c.notNull())
    .addColumn('pairs', 'integer', (c) => c.notNull())
    .addColumn('factors', 'text', (c) => c.notNull())
    .addForeignKeyConstraint(
      'pair_moments_end_fkey',
      ['end_id', 'end_form'],
      'occasion_moments',
      moments,
      (constraint) => constraint.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'pair_moments_followup_fkey',
      ['followup_id', 'followup_form'],
      'occasion_moments',
      moments,
      (constraint) => constraint.onDelete('cascade'),
    );
}
