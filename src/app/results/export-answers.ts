/** Answers without identity as every export gives them, rows in a new random order each time. */
import { randomInt } from 'node:crypto';
import { momentsOfOccasion } from '../../domain/analysis/leave-out-careless.ts';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import { type OutcomeField, outcomeFields } from '../../domain/collection/read-answers.ts';
import { type Gate, gateGroup, gatePartition, schoolGate } from '../../domain/disclosure/gate.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { Problem } from '../../domain/problem.ts';
import { notAnswered } from '../../domain/scoring/answer-sheet.ts';
import type { Deps } from '../deps.ts';
import { type ExamineOptions, examineOccasion } from './examine-cohort.ts';
import { findUnits } from './find-units.ts';
import { type LoadedAnswers, loadAnswers } from './load-answers.ts';

export interface ExportedAnswers {
  readonly form: string;
  /** Item ids in the order of the form. */
  readonly items: readonly string[];
  /** Choices of the outcome questions; comments are left out, people write who they are into them. */
  readonly choices: readonly OutcomeField[];
  /** Whether rows name their unit: only where enough of every unit on the list answered. */
  readonly units: boolean;
  /** None below the minimum, and none once the answers are erased. */
  readonly rows: readonly ExportedRow[];
}

export interface ExportedRow {
  readonly items: readonly (number | null)[];
  readonly choices: readonly (number | null)[];
  readonly unit: string;
}

const nobody = { units: false, rows: [] } as const;

/** Refuses `not-found` for an occasion that the class does not have. */
export async function exportAnswers(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
  options: ExamineOptions = {},
): Promise<ExportedAnswers> {
  const form = occasionOf(cohort, kind)?.form;
  if (form === undefined) throw new Problem('not-found');
  const items = cohort.survey.forms[form] ?? [];
  const head = { form, items, choices: choiceFields(cohort, kind) };
  if (cohort.erasedOn !== null) return { ...head, ...nobody };
  const gate = schoolGate(cohort.reportingMinimum);
  const answers = await loadAnswers(deps, cohort, kind);
  if (!gateGroup(gate, answers.sheet.rows, null).shown) return { ...head, ...nobody };
  if (filters(options) && !(await examineOccasion(deps, cohort, kind, options)).results.shown) {
    return { ...head, ...nobody };
  }
  const unitOf = await findUnits(deps, cohort);
  const units = answers.persons.map((person) => unitOf.get(person) ?? '');
  const rows = units.map((unit, row) => exportedRow(answers, head.choices, row, unit));
  const isKept = keeper(cohort, answers, options);
  const left = rows.filter((_, row) => isKept(row, units[row] ?? ''));
  return {
    ...head,
    units: !items.includes('unit') && mayNameUnits(gate, [...new Set(unitOf.values())], units),
    rows: shuffled(left),
  };
}

function choiceFields(cohort: Cohort, kind: OccasionKind): readonly OutcomeField[] {
  const { survey, capabilities } = cohort;
  const fields = outcomeFields({ survey, kind, capabilities });
  return fields.filter(({ question }) => question.kind !== 'text');
}

function filters({ excludeCareless = false, unit }: ExamineOptions): boolean {
  return excludeCareless || unit !== undefined;
}

/** Who is left by the filter that the figures beside these answers carry. */
function keeper(cohort: Cohort, answers: LoadedAnswers, options: ExamineOptions) {
  const flags = options.excludeCareless
    ? momentsOfOccasion(cohort.survey, answers, true).answers.leaveOut
    : undefined;
  return (row: number, unit: string): boolean =>
    !flags?.[row] && (options.unit === undefined || options.unit === unit);
}

function exportedRow(
  { sheet, outcomes }: LoadedAnswers,
  choices: readonly OutcomeField[],
  row: number,
  unit: string,
): ExportedRow {
  const width = sheet.items.length;
  const answers = sheet.answers.subarray(row * width, (row + 1) * width);
  const record = outcomes[row] ?? {};
  return {
    items: Array.from(answers, (answer) => (answer === notAnswered ? null : answer)),
    choices: choices.map(({ name }) => {
      const choice = record[name];
      return typeof choice === 'number' ? choice : null;
    }),
    unit,
  };
}

/** Where the list has units and enough people of every unit on it answered. */
function mayNameUnits(gate: Gate, listed: readonly string[], units: readonly string[]): boolean {
  if (units.every((unit) => unit === '')) return false;
  const answered = (name: string) => units.filter((unit) => unit === name).length;
  return gatePartition(gate, listed, answered).shown;
}

function shuffled<T>(rows: readonly T[]): readonly T[] {
  const left = [...rows];
  return rows.flatMap(() => left.splice(randomInt(left.length), 1));
}
