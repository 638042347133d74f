/**
 * `column in (…)` with one parameter, however long the list: the same SQL text each time, so the
 * statement is prepared once, and no limit on the number of parameters.
 */
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { dialectOf } from './dialect.ts';

export function inList<T>(
  db: Kysely<T>,
  column: string,
  values: readonly string[],
): RawBuilder<SqlBool> {
  return dialectOf(db) === 'sqlite'
    ? sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`
    : sql`${sql.ref(column)} = any(${values})`;
}
