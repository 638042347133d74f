/** What a class's answers come to, everything behind the disclosure gate. */
import { analyseChange, pairRows } from '../domain/analysis/analyse-change.ts';
import type { ChangeResult } from '../domain/analysis/analysis.ts';
import { compareDropout, type Dropout } from '../domain/analysis/compare-dropout.ts';
import { type OccasionResults, occasionResults } from '../domain/analysis/occasion-results.ts';
import { type OutcomeResults, outcomeResults } from '../domain/analysis/outcome-results.ts';
import type { Cohort } from '../domain/collection/cohort.ts';
import {
  type Gated,
  gateChange,
  gateDropout,
  gateOutcomes,
  gatePartition,
  gateResults,
  schoolGate,
} from '../domain/disclosure/gate.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import type { UnitResponse } from '../domain/reports/diagnostic-input.ts';
import { findParticipantsOfCohort } from '../storage/participant-store.ts';
import type { Deps } from './deps.ts';
import { pseudonymOf } from './keys.ts';
import { type LoadedAnswers, loadAnswers } from './load-answers.ts';

export async function resultsOfOccasion(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
): Promise<{ readonly answers: LoadedAnswers; readonly results: Gated<OccasionResults> }> {
  const answers = await loadAnswers(deps, cohort, kind);
  const results = occasionResults(cohort.survey, answers.sheet, answers.form);
  return { answers, results: gateResults(schoolGate(cohort.reportingMinimum), results) };
}

export interface FollowupComparison {
  readonly change: Gated<readonly ChangeResult[]>;
  readonly dropout: Gated<Dropout>;
}

/** Change between the occasions, and who did not answer again. */
export async function compareOccasions(deps: Deps, cohort: Cohort): Promise<FollowupComparison> {
  const end = await loadAnswers(deps, cohort, 'end');
  const followup = await loadAnswers(deps, cohort, 'followup');
  const gate = schoolGate(cohort.reportingMinimum);
  const counts = {
    end: end.persons.length,
    followup: followup.persons.length,
    pairs: pairRows(end, followup).length,
  };
  return {
    change: gateChange(gate, analyseChange(cohort.survey, end, followup), counts),
    dropout: gateDropout(gate, compareDropout(cohort.survey, end, followup)),
  };
}

export function outcomesOf(
  cohort: Cohort,
  kind: OccasionKind,
  answers: LoadedAnswers,
): Gated<OutcomeResults> | null {
  const questions = cohort.survey.outcomes[kind];
  if (questions.length === 0) return null;
  const results = outcomeResults(questions, answers.outcomes, cohort.capabilities);
  return gateOutcomes(schoolGate(cohort.reportingMinimum), results);
}

/** Who was invited and answered, by unit; null where nobody on the list has a unit. */
export async function unitResponses(
  deps: Deps,
  cohort: Cohort,
  answers: LoadedAnswers,
): Promise<Gated<readonly UnitResponse[]> | null> {
  const units = await unitsOf(deps, cohort);
  if (units.size === 0) return null;
  const answered = new Set(answers.persons);
  const names = [...new Set(units.values())].sort(new Intl.Collator('zh-CN').compare);
  const rows = names.map((name) => {
    const members = [...units].filter(([, unit]) => unit === name).map(([pseudonym]) => pseudonym);
    return {
      name,
      invited: members.length,
      answered: members.filter((each) => answered.has(each)).length,
    };
  });
  return gatePartition(schoolGate(cohort.reportingMinimum), rows, (row) => row.answered);
}

/** Unit by pseudonym, empty text for who has none; empty map where nobody has one. */
export async function unitsOf(deps: Deps, cohort: Cohort): Promise<ReadonlyMap<string, string>> {
  const people = await findParticipantsOfCohort(deps.db, cohort.id);
  if (people.every((person) => person.unit === null)) return new Map();
  return new Map(people.map((person) => [pseudonymOf(deps.keys, person.id), person.unit ?? '']));
}
