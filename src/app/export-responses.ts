/** The answers of one occasion without identity, as the analysis from a file takes them. */
import { randomInt } from 'node:crypto';
import { writeTable } from '../csv/write-table.ts';
import type { Cohort } from '../domain/collection/cohort.ts';
import { gatePartition, schoolGate } from '../domain/disclosure/gate.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import { notAnswered } from '../domain/scoring/answer-sheet.ts';
import { resultsOfOccasion, unitsOf } from './cohort-results.ts';
import type { Deps } from './deps.ts';
import type { LoadedAnswers } from './load-answers.ts';
import { cohortOfSchool } from './load-cohort.ts';

/**
 * UTF-8 with BOM, rows shuffled; below the minimum the header row alone. `unit` only where every unit
 * reaches the minimum. What people wrote is left out: it may name them. Refuses `not-found`.
 */
export async function cohortResponsesCsv(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
): Promise<string> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const { answers, results } = await resultsOfOccasion(deps, cohort, kind);
  const choices = choiceFields(cohort, kind);
  const units = results.shown ? await shownUnits(deps, cohort, answers) : null;
  const header = [
    ...answers.sheet.items,
    ...choices,
    ...(units ? ['unit'] : []),
    ...(cohort.simulated ? ['simulated'] : []),
  ];
  const rows = answers.persons.map((_, row) => [
    ...answerCells(answers, row),
    ...choices.map((field) => answers.outcomes[row]?.[field] ?? ''),
    ...(units ? [units[row] ?? ''] : []),
    ...(cohort.simulated ? [1] : []),
  ]);
  return writeTable([header, ...(results.shown ? shuffled(rows) : [])]);
}

function choiceFields(cohort: Cohort, kind: OccasionKind): string[] {
  return cohort.survey.outcomes[kind].flatMap((question) => {
    if (question.kind === 'text') return [];
    if (question.kind === 'choice') return [question.id];
    return cohort.capabilities.map((_, index) => `${question.id}-${index + 1}`);
  });
}

function answerCells({ sheet }: LoadedAnswers, row: number): (string | number)[] {
  const start = row * sheet.items.length;
  return sheet.items.map((_, column) => {
    const answer = sheet.answers[start + column] ?? notAnswered;
    return answer === notAnswered ? '' : answer;
  });
}

/** Unit of each row, or null where it must not be told. */
async function shownUnits(
  deps: Deps,
  cohort: Cohort,
  answers: LoadedAnswers,
): Promise<readonly string[] | null> {
  const unitOf = await unitsOf(deps, cohort);
  const units = answers.persons.map((person) => unitOf.get(person) ?? '');
  const sizes = [...Map.groupBy(units, (unit) => unit).values()].map((members) => members.length);
  const gated = gatePartition(schoolGate(cohort.reportingMinimum), sizes, (size) => size);
  return unitOf.size > 0 && gated.shown ? units : null;
}

/** Fisher–Yates with a cryptographic source: the stored order is the same on both occasions. */
function shuffled<T>(rows: readonly T[]): T[] {
  const mixed = [...rows];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
