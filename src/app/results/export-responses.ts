/** Answers without identity as CSV, in the form that `analyse` reads. */
import { writeTable } from '../../csv/write-table.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import type { ExamineOptions } from './examine-cohort.ts';
import { exportAnswers } from './export-answers.ts';

/**
 * UTF-8 with BOM, as Excel wants it; below the minimum, and once the answers are erased, the header row
 * alone. Choices of the outcome questions follow the items. Refuses `not-found`.
 */
export async function cohortResponsesCsv(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
  options: ExamineOptions = {},
): Promise<string> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const { items, choices, units, rows } = await exportAnswers(deps, cohort, kind, options);
  const label = cohort.simulated ? ['simulated'] : [];
  const unit = units ? ['unit'] : [];
  const header = [...label, ...items, ...choices.map(({ name }) => name), ...unit];
  const cells = rows.map((row) => [
    ...label.map(() => '1'),
    ...[...row.items, ...row.choices].map((answer) => (answer === null ? '' : String(answer))),
    ...unit.map(() => row.unit),
  ]);
  return writeTable([header, ...cells]);
}
