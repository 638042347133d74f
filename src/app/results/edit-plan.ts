/** The improvement plan of a class, suggested by the diagnosis and edited by the school. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import { dayIn } from '../../domain/collection/occasion.ts';
import type { Withheld } from '../../domain/disclosure/gate.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import type { ActionLibrary } from '../../domain/plan/action-library.ts';
import {
  addFromLibrary,
  addOwn,
  type EditedAction,
  type EditedPlan,
  editedFrom,
  fillIn,
  moveAction,
} from '../../domain/plan/edited-plan.ts';
import type { Plan } from '../../domain/plan/make-plan.ts';
import { Problem } from '../../domain/problem.ts';
import { storeEditedPlan } from '../../storage/plan-store.ts';
import { record } from '../audit.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { planInPlace, storedPlan } from './edited-plan.ts';
import { ownAction, type PlanInput, planInput } from './edited-plan-input.ts';
import { examineAnswers } from './examine-cohort.ts';

export interface PlanStanding {
  readonly cohort: Cohort;
  readonly kind: OccasionKind;
  readonly library: ActionLibrary | null;
  /** Why there is no plan to show: it would tell what the answers say. */
  readonly withheld: Withheld | null;
  /** As everybody sees it; null where there is nothing to improve, no library, or it is withheld. */
  readonly plan: Plan | null;
  /** As the form shows it, with what was struck. */
  readonly form: EditedPlan;
  readonly revision: number;
  readonly savedOn: string | null;
  readonly edited: boolean;
  readonly madeOn: string;
}

/** What a save does beside keeping the fields as they were filled in. */
export type PlanStep =
  | { readonly step: 'save' }
  | { readonly step: 'up' | 'down' | 'add'; readonly id: string }
  | { readonly step: 'own'; readonly factor: string; readonly text: string };

/** Refuses `not-found`. */
export async function readPlan(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
): Promise<PlanStanding> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const { results, plan: suggested } = await examineAnswers(deps, cohort, kind, {
    withoutDrivers: true,
  });
  const stored = await storedPlan(deps.db, cohort.id, kind);
  const { edited, revision, savedOn } = stored;
  return {
    cohort,
    kind,
    library: deps.actions.get(cohort.survey.id) ?? null,
    withheld: results.shown ? null : results.withheld,
    plan: results.shown ? (planInPlace(stored) ?? suggested) : null,
    form: results.shown ? (edited ?? editedFrom(suggested)) : editedFrom(null),
    revision,
    savedOn,
    edited: edited !== null,
    madeOn: dayIn(cohort.timeZone, deps.now()),
  };
}

/**
 * Stores the whole plan as its next revision. Refuses `not-found`, also while the results are withheld;
 * `invalid-input`; `conflict` where somebody saved after the form was opened.
 */
export async function savePlan(
  deps: Deps,
  standing: PlanStanding,
  input: PlanInput,
  step: PlanStep,
  language: Language,
): Promise<void> {
  const { cohort, form, library } = standing;
  if (standing.withheld) throw new Problem('not-found');
  const { actions, note, revision } = parseInput(planInput, input);
  refuseForeignFactors(cohort, actions);
  const filled = fillIn(form, library, actions, language);
  const next = { note, actions: takeStep(standing, filled, step) };
  await storeRevision(deps, standing, next, revision, 'plan-changed');
}

/** Back to what the diagnosis suggests, and follows it from now on. Refuses as `savePlan` does. */
export async function resetPlan(
  deps: Deps,
  standing: PlanStanding,
  revision: number,
): Promise<void> {
  if (standing.withheld) throw new Problem('not-found');
  await storeRevision(deps, standing, null, revision, 'plan-reset');
}

function refuseForeignFactors(
  { survey }: Cohort,
  actions: readonly { readonly factor: string }[],
): void {
  const known = new Set(survey.factors.map(({ id }) => id));
  if (actions.some(({ factor }) => !known.has(factor))) throw new Problem('not-found');
}

function takeStep(
  { cohort, library, madeOn }: PlanStanding,
  actions: readonly EditedAction[],
  step: PlanStep,
): readonly EditedAction[] {
  switch (step.step) {
    case 'save':
      return actions;
    case 'up':
    case 'down':
      return moveAction(actions, step.id, step.step === 'up' ? -1 : 1);
    case 'add':
      return addFromLibrary(actions, library, step.id, madeOn);
    case 'own': {
      const own = parseInput(ownAction, {
        factor: step.factor,
        text: step.text,
      });
      refuseForeignFactors(cohort, [own]);
      return addOwn(actions, own.factor, own.text);
    }
  }
}

async function storeRevision(
  deps: Deps,
  { cohort, kind, madeOn }: PlanStanding,
  plan: EditedPlan | null,
  revision: number,
  action: 'plan-changed' | 'plan-reset',
): Promise<void> {
  const row = {
    cohort_id: cohort.id,
    kind,
    revision: revision + 1,
    saved_on: madeOn,
    plan: JSON.stringify(plan),
  };
  await deps.db.transaction().execute(async (trx) => {
    if (!(await storeEditedPlan(trx, row))) throw new Problem('conflict');
    const target = { kind: 'cohort', id: cohort.id } as const;
    const details = { kind, revision: row.revision };
    await record({ ...deps, db: trx }, { schoolId: cohort.schoolId, action, target, details });
  });
}
