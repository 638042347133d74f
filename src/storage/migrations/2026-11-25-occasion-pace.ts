/** How fast a class answered: two counters an occasion. No person, no response and no time. */
import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../dialect.ts';

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const table = db.schema
    .createTable('occasion_pace')
    .addColumn('occasion_id', 'text', (c) => c.notNull().references('occasion.id'))
    .addColumn('timed', 'integer', (c) => c.notNull())
    .addColumn('fast', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('occasion_pace_pkey', ['occasion_id']);
  await (dialect === 'sqlite' ? table.modifyEnd(sql`strict, without rowid`) : table).execute();
}
