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
  await db.insertInto('survey_version').values(row).execute();
}

/** Replaces the definition unless somebody has answered it; false then. */
export async function replaceUnansweredVersion(
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
          selectFrom('response')
            .select('response.day')
            .innerJoin('occasion', 'occasion.id', 'response.occasion_id')
            .innerJoin('cohort', 'cohort.id', 'occasion.cohort_id')
            .whereRef('cohort.survey_id', '=', 'survey_version.id')
            .whereRef('cohort.survey_version', '=', 'survey_version.version'),
        ),
      ),
    )
    .returning('id')
    .execute();
  return rows.length > 0;
}
