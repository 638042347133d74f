/** A cohort's answers as diagnosis, change, report and export; all pass through the disclosure gate. */
import type { OccasionKind } from '../domain/instrument/survey.ts';
import type { Language } from '../domain/language.ts';
import type { Deps } from './deps.ts';

export interface Withheld {
  readonly reason: 'too-few-respondents';
  readonly minimum: number;
}

/** Section 4's `factors`, `respondents` and the `plan`, or `withheld` in their place. */
export async function cohortDiagnosis(
  _deps: Deps,
  _schoolId: string,
  _cohortId: string,
  _kind: OccasionKind,
): Promise<Readonly<Record<string, unknown>>> {
  throw new Error('not built yet');
}

export async function cohortChange(
  _deps: Deps,
  _schoolId: string,
  _cohortId: string,
): Promise<Readonly<Record<string, unknown>>> {
  throw new Error('not built yet');
}

export async function cohortReportPdf(
  _deps: Deps,
  _schoolId: string,
  _cohortId: string,
  _kind: OccasionKind,
  _language: Language,
): Promise<Uint8Array> {
  throw new Error('not built yet');
}

/** UTF-8 with BOM, rows shuffled; below the minimum the header row alone. */
export async function cohortResponsesCsv(
  _deps: Deps,
  _schoolId: string,
  _cohortId: string,
  _kind: OccasionKind,
): Promise<string> {
  throw new Error('not built yet');
}
