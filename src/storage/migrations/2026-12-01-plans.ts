/** Improvement plans as they were edited, and the results that stay when a class's answers are erased. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('cohort').addColumn('erased_on', 'text').execute();
  await db.schema
    .createTable('edited_plan')
    .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('saved_on', 'text', (c) => c.notNull())
    .addColumn('plan', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('edited_plan_pkey', ['cohort_id', 'kind'])
    .execute();
  await db.schema
    .createTable('frozen_results')
    .addColumn('cohort_id', 'text', (c) => c.notNull().references('cohort.id'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('examined', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('frozen_results_pkey', ['cohort_id', 'kind'])
    .execute();
}
