/** Files of a class's results to take along; each that holds answers is noted in the audit log. */
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import { record } from '../audit.ts';
import type { Deps } from '../deps.ts';
import type { ExamineOptions } from './examine-cohort.ts';
import { cohortResponsesCsv } from './export-responses.ts';
import { resultsWorkbook } from './export-workbook.ts';
import { rPackage, spssPackage } from './packages.ts';

export interface ExportRequest {
  readonly schoolId: string;
  readonly cohortId: string;
  readonly kind: OccasionKind;
  readonly language: Language;
  readonly options?: ExamineOptions;
}

/** Refuses `not-found`; below the minimum the header row alone. */
export async function downloadResponses(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
  options: ExamineOptions = {},
): Promise<string> {
  const csv = await cohortResponsesCsv(deps, schoolId, cohortId, kind, options);
  await note(deps, { schoolId, cohortId, kind }, 'csv');
  return csv;
}

const makers = { xlsx: resultsWorkbook, spss: spssPackage, r: rPackage } as const;
export type AnswerFile = keyof typeof makers;

/** Refuses `not-found`; below the minimum the file says why and holds no figure. */
export async function downloadAnswers(
  deps: Deps,
  format: AnswerFile,
  request: ExportRequest,
): Promise<Uint8Array> {
  const file = await makers[format](deps, request);
  await note(deps, request, format);
  return file;
}

async function note(
  deps: Deps,
  { schoolId, cohortId, kind }: Pick<ExportRequest, 'schoolId' | 'cohortId' | 'kind'>,
  format: AnswerFile | 'csv',
): Promise<void> {
  const target = { kind: 'cohort', id: cohortId } as const;
  await record(deps, {
    schoolId,
    action: 'answers-downloaded',
    target,
    details: { kind, format },
  });
}
