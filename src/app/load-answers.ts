/** The answers of one occasion of a class, by pseudonym; nothing here knows a name. */

import type { OccasionAnswers } from '../domain/analysis/analyse-change.ts';
import type { OutcomeRecord } from '../domain/analysis/outcome-results.ts';
import { type Cohort, occasionOf } from '../domain/collection/cohort.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import { sheetFromRecords } from '../domain/scoring/answer-sheet.ts';
import { findResponsesOfOccasion } from '../storage/response-store.ts';
import type { Deps } from './deps.ts';

export interface LoadedAnswers extends OccasionAnswers {
  readonly persons: readonly string[];
  readonly outcomes: readonly OutcomeRecord[];
}

/** In the order of the pseudonyms, which is the same on both occasions: shuffle before anything leaves. */
export async function loadAnswers(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
): Promise<LoadedAnswers> {
  const occasion = occasionOf(cohort, kind);
  const responses = occasion ? await findResponsesOfOccasion(deps.db, occasion.id) : [];
  const form = occasion?.form ?? '';
  const records = responses.map((row) => JSON.parse(row.answers) as Record<string, number>);
  return {
    form,
    sheet: sheetFromRecords(cohort.survey.forms[form] ?? [], records),
    persons: responses.map((row) => row.pseudonym),
    outcomes: responses.map((row) => JSON.parse(row.outcomes) as OutcomeRecord),
  };
}
