/** Survey definitions as they were when cohorts were made from them. */
import type { Kysely } from 'kysely';
import type { SurveyVersionTable, Tables } from './tables.ts';

export function findSurveyVersion(
  db: Kysely<Tables>,
  id: string,
  version: string,
): Promise<SurveyVersionTable | undefined> {
  return db
    .selectFrom('survey_version')
    .selectAll()
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
}

export async function insertSurveyVersion(
  db: Kysely<Tables>,
  row: SurveyVersionTable,
): Promise<void> {
  // Another process may start on the same new database at the same moment.
  await db
    .insertInto('survey_version')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Replaces the definition unless a class uses it; false then. */
export async function replaceUnusedVersion(
  db: Kysely<Tables>,
  row: SurveyVersionTable,
): Promise<boolean> {
  const rows = await db
    .updateTable('survey_version')
    .set({ definition: row.definition, hash: row.hash })
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('cohort')
            .select('cohort.id')
            .whereRef('cohort.survey_id', '=', 'survey_version.id')
            .whereRef('cohort.survey_version', '=', 'survey_version.version'),
        ),
      ),
    )
    .returning('id')
    .execute();
  return rows.length > 0;
}
