/** Answers without identity, in the form that `analyse` reads, rows in a new random order each time. */
import { randomInt } from 'node:crypto';
import { writeTable } from '../csv/write-table.ts';
import type { Cohort } from '../domain/collection/cohort.ts';
import { outcomeFields } from '../domain/collection/read-answers.ts';
import { type Gate, gateGroup, gatePartition, schoolGate } from '../domain/disclosure/gate.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import { notAnswered } from '../domain/scoring/answer-sheet.ts';
import type { Deps } from './deps.ts';
import { findUnits } from './find-units.ts';
import { type LoadedAnswers, loadAnswers } from './load-answers.ts';
import { cohortOfSchool } from './load-cohort.ts';

/**
 * UTF-8 with BOM, as Excel wants it; below the minimum the header row alone. Choices of the outcome
 * questions follow the items; comments are left out, people write who they are into them.
 * Refuses `not-found`.
 */
export async function cohortResponsesCsv(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
): Promise<string> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const gate = schoolGate(cohort.reportingMinimum);
  const answers = await loadAnswers(deps, cohort, kind);
  const choices = choiceFields(cohort, kind);
  const label = cohort.simulated ? ['simulated'] : [];
  const header = [...label, ...answers.sheet.items, ...choices];
  if (!gateGroup(gate, answers.sheet.rows, null).shown) return writeTable([header]);
  const units = await shownUnits(deps, gate, cohort, answers);
  const rows = answers.persons.map((_, row) => [
    ...label.map(() => '1'),
    ...itemCells(answers, row),
    ...choices.map((name) => String(answers.outcomes[row]?.[name] ?? '')),
    ...(units ? [units[row] ?? ''] : []),
  ]);
  return writeTable([units ? [...header, 'unit'] : header, ...shuffled(rows)]);
}

function choiceFields(cohort: Cohort, kind: OccasionKind): readonly string[] {
  const { survey, capabilities } = cohort;
  return outcomeFields({ survey, kind, capabilities })
    .filter(({ question }) => question.kind !== 'text')
    .map(({ name }) => name);
}

function itemCells({ sheet }: LoadedAnswers, row: number): readonly string[] {
  const width = sheet.items.length;
  const answers = sheet.answers.subarray(row * width, (row + 1) * width);
  return Array.from(answers, (answer) => (answer === notAnswered ? '' : String(answer)));
}

/** The unit of each row, where enough of every unit on the list answered. */
async function shownUnits(
  deps: Deps,
  gate: Gate,
  cohort: Cohort,
  answers: LoadedAnswers,
): Promise<readonly string[] | null> {
  if (answers.sheet.items.includes('unit')) return null;
  const unitOf = await findUnits(deps, cohort);
  const units = answers.persons.map((person) => unitOf.get(person) ?? '');
  if (units.every((unit) => unit === '')) return null;
  const listed = [...new Set(unitOf.values())];
  const answered = (name: string) => units.filter((unit) => unit === name).length;
  return gatePartition(gate, listed, answered).shown ? units : null;
}

function shuffled<T>(rows: readonly T[]): readonly T[] {
  const left = [...rows];
  return rows.flatMap(() => left.splice(randomInt(left.length), 1));
}
