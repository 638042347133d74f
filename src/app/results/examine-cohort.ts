/** Everything known about one occasion of a cohort, each part through the disclosure gate. */
import { type AnalysisOptions, analyseOccasion } from '../../domain/analysis/analyse-occasion.ts';
import { withClassPace } from '../../domain/analysis/class-pace.ts';
import type { OccasionAnswers } from '../../domain/analysis/occasion-answers.ts';
import { type OccasionResults, withDetail } from '../../domain/analysis/occasion-results.ts';
import { type OutcomeResults, outcomeResults } from '../../domain/analysis/outcome-results.ts';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import { dayIn } from '../../domain/collection/occasion.ts';
import { diagnose } from '../../domain/diagnosis/diagnose.ts';
import {
  type Gate,
  type Gated,
  type GatedResults,
  gateOutcomes,
  gatePartition,
  gateResults,
  schoolGate,
} from '../../domain/disclosure/gate.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { makePlan, type Plan } from '../../domain/plan/make-plan.ts';
import type { UnitResponse } from '../../domain/reports/diagnostic-input.ts';
import { findPace } from '../../storage/pace-store.ts';
import type { Deps } from '../deps.ts';
import { planInPlace, storedPlan } from './edited-plan.ts';
import { computeUnit, groupedByUnit } from './examine-unit.ts';
import { findLeft, findUnits, invitedOf } from './find-units.ts';
import { gateFrozenOccasion } from './frozen-gate.ts';
import { frozenKind, thawResults } from './frozen-results.ts';
import { type LoadedAnswers, loadAnswers } from './load-answers.ts';

export interface ExamineOptions extends Pick<AnalysisOptions, 'excludeCareless'> {
  /** Only the answers from this work unit; not together with `excludeCareless`. */
  readonly unit?: string;
  /** The units compared with each other; not together with the others. */
  readonly compareUnits?: boolean;
  /** Without what goes with the use of the learning, which takes the longest and a plan does not need. */
  readonly withoutDrivers?: boolean;
}

export interface Examined {
  /** How many answered; the number itself describes nobody. */
  readonly respondents: number;
  readonly invited: number;
  readonly results: Gated<GatedResults>;
  readonly outcomes: Gated<OutcomeResults> | null;
  readonly units: Gated<readonly UnitResponse[]> | null;
  readonly plan: Plan | null;
  readonly madeOn: string;
  /** The fewest people that any of these figures describes. */
  readonly minimum: number;
}

/** With the plan as the school edited it. Refuses `not-found` for an occasion that the class does not have. */
export async function examineOccasion(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
  options: ExamineOptions = {},
): Promise<Examined> {
  const examined = await examineAnswers(deps, cohort, kind, options);
  // The plan is the class's, not one unit's.
  if (!examined.results.shown || options.unit !== undefined) return { ...examined, plan: null };
  const edited = planInPlace(await storedPlan(deps.db, cohort.id, kind));
  return edited ? { ...examined, plan: edited } : examined;
}

/**
 * What the answers say, with the plan that follows from them; what was frozen, once the answers are erased: all
 * of it survives JSON. Refuses `not-found`.
 */
export async function examineAnswers(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
  options: ExamineOptions = {},
): Promise<Examined> {
  if (cohort.erasedOn === null) return computeOccasion(deps, cohort, kind, options);
  const frozen = await thawResults<Examined>(deps, cohort.id, frozenKind(kind, options));
  return gateFrozenOccasion(cohort, frozen, options);
}

export async function computeOccasion(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
  options: ExamineOptions = {},
): Promise<Examined> {
  const { unit } = options;
  if (unit !== undefined) return computeUnit(deps, cohort, kind, unit);
  const gate = schoolGate(cohort.reportingMinimum);
  const answers = await loadAnswers(deps, cohort, kind);
  const units = await findUnits(deps, cohort);
  const left = await findLeft(deps, cohort);
  const pace = await findPace(deps.db, occasionOf(cohort, kind)?.id ?? '');
  const asked = await answersAsked(deps, cohort, kind, answers, options);
  const analysed = withClassPace(analyseOccasion(cohort.survey, asked, options), pace);
  const results = gateResults(gate, withDetail(cohort.survey, analysed));
  const madeOn = dayIn(cohort.timeZone, deps.now());
  return {
    respondents: answers.sheet.rows,
    invited: invitedOf(units.size - left.size, answers.sheet.rows),
    results,
    outcomes: examineOutcomes(gate, cohort, kind, answers),
    units: examineUnits(gate, units, left, answers),
    plan: results.shown ? planFor(deps, cohort, results.value, madeOn) : null,
    madeOn,
    minimum: gate.minimum,
  };
}

/** With what the options ask for beside the answers, without what they do not. */
async function answersAsked(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
  answers: LoadedAnswers,
  { compareUnits, withoutDrivers }: ExamineOptions,
): Promise<OccasionAnswers> {
  const { outcome, ...plain } = answers;
  return {
    ...plain,
    ...(outcome && !withoutDrivers ? { outcome } : {}),
    ...(compareUnits ? await groupedByUnit(deps, cohort, kind, answers) : {}),
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
  left: ReadonlySet<string>,
  answers: LoadedAnswers,
): Gated<readonly UnitResponse[]> | null {
  const answered = new Set(answers.persons);
  const byUnit = [...Map.groupBy(units, ([, unit]) => unit)];
  if (byUnit.every(([unit]) => unit === '')) return null;
  // A unit that everybody has left stays: that it went would tell whether they had answered.
  const parts = byUnit.map(([unit, people]) => {
    const inClass = people.filter(([pseudonym]) => !left.has(pseudonym)).length;
    const given = people.filter(([pseudonym]) => answered.has(pseudonym)).length;
    return { name: unit || '—', invited: invitedOf(inClass, given), answered: given };
  });
  const order = new Intl.Collator('zh-CN', { numeric: true });
  parts.sort((a, b) => order.compare(a.name, b.name));
  return gatePartition(gate, parts, (part) => part.answered);
}
