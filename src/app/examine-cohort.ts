/** Everything known about one occasion of a cohort, each part through the disclosure gate. */
import { analyseChange, pairRows } from '../domain/analysis/analyse-change.ts';
import type { ChangeResult } from '../domain/analysis/analysis.ts';
import { compareDropout, type Dropout } from '../domain/analysis/compare-dropout.ts';
import { type OccasionResults, occasionResults } from '../domain/analysis/occasion-results.ts';
import { type OutcomeResults, outcomeResults } from '../domain/analysis/outcome-results.ts';
import type { Cohort } from '../domain/collection/cohort.ts';
import { dayIn } from '../domain/collection/occasion.ts';
import { diagnose } from '../domain/diagnosis/diagnose.ts';
import {
  type Gate,
  type Gated,
  gateChange,
  gateDropout,
  gateOutcomes,
  gatePartition,
  gateResults,
  schoolGate,
} from '../domain/disclosure/gate.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import { makePlan, type Plan } from '../domain/plan/make-plan.ts';
import type { UnitResponse } from '../domain/reports/diagnostic-input.ts';
import type { Deps } from './deps.ts';
import { findUnits } from './find-units.ts';
import { type LoadedAnswers, loadAnswers } from './load-answers.ts';

export interface Examined {
  /** How many answered; the number itself describes nobody. */
  readonly respondents: number;
  readonly invited: number;
  readonly results: Gated<OccasionResults>;
  readonly outcomes: Gated<OutcomeResults> | null;
  readonly units: Gated<readonly UnitResponse[]> | null;
  readonly plan: Plan | null;
  readonly madeOn: string;
  /** The fewest people that any of these figures describes. */
  readonly minimum: number;
}

export async function examineOccasion(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
): Promise<Examined> {
  const gate = schoolGate(cohort.reportingMinimum);
  const answers = await loadAnswers(deps, cohort, kind);
  const units = await findUnits(deps, cohort);
  const results = gateResults(gate, occasionResults(cohort.survey, answers));
  const madeOn = dayIn(cohort.timeZone, deps.now());
  return {
    respondents: answers.sheet.rows,
    invited: units.size,
    results,
    outcomes: examineOutcomes(gate, cohort, kind, answers),
    units: examineUnits(gate, units, answers),
    plan: results.shown ? planFor(deps, cohort, results.value, madeOn) : null,
    madeOn,
    minimum: gate.minimum,
  };
}

function planFor(
  deps: Deps,
  { survey }: Cohort,
  results: OccasionResults,
  madeOn: string,
): Plan | null {
  const library = deps.actions.get(survey.id) ?? null;
  return makePlan(diagnose(survey, results.factors, library), library, madeOn);
}

function examineOutcomes(
  gate: Gate,
  cohort: Cohort,
  kind: OccasionKind,
  answers: LoadedAnswers,
): Gated<OutcomeResults> | null {
  const questions = cohort.survey.outcomes[kind];
  if (questions.length === 0) return null;
  return gateOutcomes(gate, outcomeResults(questions, answers.outcomes, cohort.capabilities));
}

function examineUnits(
  gate: Gate,
  units: ReadonlyMap<string, string>,
  answers: LoadedAnswers,
): Gated<readonly UnitResponse[]> | null {
  const answered = new Set(answers.persons);
  const byUnit = [...Map.groupBy(units, ([, unit]) => unit)];
  if (byUnit.every(([unit]) => unit === '')) return null;
  const parts = byUnit.map(([unit, people]) => ({
    name: unit || '—',
    invited: people.length,
    answered: people.filter(([pseudonym]) => answered.has(pseudonym)).length,
  }));
  const order = new Intl.Collator('zh-CN', { numeric: true });
  parts.sort((a, b) => order.compare(a.name, b.name));
  return gatePartition(gate, parts, (part) => part.answered);
}

export interface ExaminedChange {
  readonly change: Gated<readonly ChangeResult[]>;
  readonly dropout: Gated<Dropout>;
}

/** Both occasions together: change in those who answered twice, and who is missing. */
export async function examineChange(deps: Deps, cohort: Cohort): Promise<ExaminedChange> {
  const gate = schoolGate(cohort.reportingMinimum);
  const end = await loadAnswers(deps, cohort, 'end');
  const followup = await loadAnswers(deps, cohort, 'followup');
  const people = {
    end: end.sheet.rows,
    followup: followup.sheet.rows,
    pairs: pairRows(end, followup).length,
  };
  return {
    change: gateChange(gate, analyseChange(cohort.survey, end, followup), people),
    dropout: gateDropout(gate, compareDropout(cohort.survey, end, followup)),
  };
}
