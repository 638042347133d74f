/** What the form of a class asks beyond its name and last day, and why an occasion was opened or closed by hand. */
import type { Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('cohort').addColumn('learning_level', 'text').execute();
  await db.schema.alterTable('cohort').addColumn('transfer_road', 'text').execute();
  await db.schema.alterTable('cohort').addColumn('reporting_minimum', 'integer').execute();
  await db.schema.alterTable('occasion').addColumn('forced_reason', 'text').execute();
}
