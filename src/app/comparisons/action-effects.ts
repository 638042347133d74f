/** What was done by the plans of classes, and what became of it in the next class of the programme. */
import { actionEffects, type DoneAction } from '../../domain/comparison/action-effects.ts';
import type { ActionEffect } from '../../domain/comparison/comparison.ts';
import type { EditedAction, EditedPlan } from '../../domain/plan/edited-plan.ts';
import { type EditedPlanRow, findPlansWithDone } from '../../storage/plan-store.ts';
import type { Deps } from '../deps.ts';
import { momentsOfOccasions } from '../results/occasion-moments.ts';
import { type ChosenClass, type ChosenGroup, ownClasses } from './chosen-group.ts';
import type { ComparedForm } from './gate-classes.ts';

type ActionDeps = Pick<Deps, 'db' | 'now'>;

/** Of the school's own classes alone. */
export async function effectsOfActions(
  deps: ActionDeps,
  { survey, layout }: ComparedForm,
  groups: readonly ChosenGroup[],
): Promise<readonly ActionEffect[]> {
  const classes = ownClasses(groups).filter(({ cohort }) => cohort.programme !== null);
  const done = await doneActions(deps, classes);
  return actionEffects(
    survey,
    layout,
    classes.map(({ name, cohort, values }) => ({
      ...{ id: cohort.id, name, programme: cohort.programme, endsOn: cohort.endsOn },
      values,
      done: done.get(cohort.id) ?? [],
    })),
  );
}

/** By cohort id. */
async function doneActions(
  deps: ActionDeps,
  classes: readonly ChosenClass[],
): Promise<ReadonlyMap<string, readonly DoneAction[]>> {
  const rows = await findPlansWithDone(
    deps.db,
    classes.map(({ cohort }) => cohort.id),
  );
  const byClass = Map.groupBy(await plansToShow(deps, classes, rows), (row) => row.cohort_id);
  return new Map([...byClass].map(([id, plans]) => [id, each(plans.flatMap(doneIn))]));
}

/** Which factors a plan works on tells what the answers say: of too few answers there is none. */
async function plansToShow(
  deps: ActionDeps,
  classes: readonly ChosenClass[],
  rows: readonly EditedPlanRow[],
): Promise<readonly EditedPlanRow[]> {
  const chosen = new Map(classes.map((one) => [one.cohort.id, one]));
  const planned = rows.flatMap((row) => {
    const one = chosen.get(row.cohort_id);
    const occasion = one?.cohort.occasions.find(({ kind }) => kind === row.kind);
    return one && occasion ? [{ row, cohort: one.cohort, gate: one.gate, occasion }] : [];
  });
  const moments = await momentsOfOccasions(deps, planned);
  return planned
    .filter(({ occasion, gate }) => {
      const people = moments.get(occasion.id)?.get(occasion.form)?.people ?? 0;
      return people >= gate.minimum;
    })
    .map(({ row }) => row);
}

interface Done extends DoneAction {
  /** The same action in the plans of both occasions. */
  readonly same: string;
}

function doneIn({ plan, saved_on }: EditedPlanRow): readonly Done[] {
  const { actions } = JSON.parse(plan) as EditedPlan;
  return actions.flatMap((action) => {
    if (!action.kept || !action.done) return [];
    const doneOn = action.doneOn ?? null;
    const { factor, text } = action;
    return [{ factor, text, doneOn, doneBy: doneOn ?? saved_on, same: sameAs(action) }];
  });
}

/** Numbers of a school's own actions begin anew in each plan. */
function sameAs({ id, factor, custom, text }: EditedAction): string {
  return JSON.stringify([factor, custom ? text : id]);
}

/** Each once, with the day on which it was done where one of the plans says so. */
function each(actions: readonly Done[]): readonly DoneAction[] {
  const surest = actions.toSorted(
    (a, b) =>
      Number(a.doneOn === null) - Number(b.doneOn === null) || (a.doneBy < b.doneBy ? -1 : 1),
  );
  const found = new Map<string, DoneAction>();
  for (const { same, ...action } of surest) if (!found.has(same)) found.set(same, action);
  return [...found.values()];
}
