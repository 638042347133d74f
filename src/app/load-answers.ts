/** A cohort's answers on one occasion, in the shape that the analysis takes. No identity goes in. */
import type { OutcomeRecord } from '../domain/analysis/outcome-results.ts';
import { type Cohort, occasionOf } from '../domain/collection/cohort.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import { Problem } from '../domain/problem.ts';
import { type AnswerSheet, sheetFromRecords } from '../domain/scoring/answer-sheet.ts';
import { findResponsesOfOccasion } from '../storage/response-store.ts';
import type { Deps } from './deps.ts';

export interface LoadedAnswers {
  readonly form: string;
  readonly sheet: AnswerSheet;
  /** The pseudonym of each row. */
  readonly persons: readonly string[];
  /** What each row said on the outcome questions. */
  readonly outcomes: readonly OutcomeRecord[];
}

/** Refuses `not-found` for an occasion that the cohort does not have. */
export async function loadAnswers(
  deps: Pick<Deps, 'db'>,
  cohort: Cohort,
  kind: OccasionKind,
): Promise<LoadedAnswers> {
  const occasion = occasionOf(cohort, kind);
  if (!occasion) throw new Problem('not-found');
  const responses = await findResponsesOfOccasion(deps.db, occasion.id);
  const answers = responses.map((row) => JSON.parse(row.answers) as Record<string, number>);
  return {
    form: occasion.form,
    sheet: sheetFromRecords(cohort.survey.forms[occasion.form] ?? [], answers),
    persons: responses.map((row) => row.pseudonym),
    outcomes: responses.map((row) => JSON.parse(row.outcomes) as OutcomeRecord),
  };
}
