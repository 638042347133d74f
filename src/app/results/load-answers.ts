/** A cohort's answers on one occasion, in the shape that the analysis takes. No identity goes in. */
import type { OutcomeRecord } from '../../domain/analysis/outcome-results.ts';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { Problem } from '../../domain/problem.ts';
import { type AnswerSheet, sheetFromRecords } from '../../domain/scoring/answer-sheet.ts';
import { findResponsesOfOccasion } from '../../storage/response-store.ts';
import type { Deps } from '../deps.ts';

export interface LoadedAnswers {
  readonly form: string;
  readonly sheet: AnswerSheet;
  /** The pseudonym of each row. */
  readonly persons: readonly string[];
  /** What each row said on the outcome questions. */
  readonly outcomes: readonly OutcomeRecord[];
  /** How much of the learning each row says is in use, NaN where it does not; absent where it was not asked. */
  readonly outcome?: Float64Array;
}

/** The outcome question whose relations with the factors are told. */
const usage = 'usage';

function usageOf(record: OutcomeRecord): number {
  const value = record[usage];
  return typeof value === 'number' ? value : Number.NaN;
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
  const outcomes = responses.map((row) => JSON.parse(row.outcomes) as OutcomeRecord);
  const asksUsage = cohort.survey.outcomes[kind].some(
    (question) => question.id === usage && question.kind === 'choice',
  );
  return {
    form: occasion.form,
    sheet: sheetFromRecords(cohort.survey.forms[occasion.form] ?? [], answers),
    persons: responses.map((row) => row.pseudonym),
    outcomes,
    ...(asksUsage ? { outcome: Float64Array.from(outcomes, usageOf) } : {}),
  };
}
