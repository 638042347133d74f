/** A first improvement plan from the diagnosis: two or three factors, each action with owner, date and sign. */
import { Temporal } from 'temporal-polyfill';
import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { RankedFactor } from '../diagnosis/rank-barriers.ts';
import type { LocalText } from '../language.ts';
import { type Action, type ActionLibrary, type Actor, evidenceGrades } from './action-library.ts';

const mostFactors = 3;
const actionsPerFactor = 3;

export interface PlanAction {
  readonly id: string;
  readonly factor: string;
  readonly text: LocalText;
  /** Who does it. */
  readonly owner: Actor;
  readonly when: Action['when'];
  /** ISO date by which it is done; null: before the next course begins. */
  readonly dueOn: string | null;
  readonly sign: LocalText;
  /** Null for an action of the school's own. */
  readonly grade: Action['grade'] | null;
  readonly evidence: LocalText;
  readonly sources: readonly string[];
  /** Whom the school named; absent where nobody is. */
  readonly ownerName?: string;
  /** Absent until somebody says so. */
  readonly done?: true;
  /** ISO date; null where only that it was done is known. */
  readonly doneOn?: string | null;
  /** An action of the school's own, not from the library. */
  readonly custom?: true;
}

export interface Plan {
  /** Ids of the factors it works on, first things first. */
  readonly factors: readonly string[];
  readonly actions: readonly PlanAction[];
  /** What the school wrote below it. */
  readonly note?: string;
  /** Absent for the plan as it was suggested; `savedOn` is an ISO day. */
  readonly edited?: { readonly revision: number; readonly savedOn: string };
}

/**
 * Takes the first two or three factors (barriers; where there are fewer than two, the next ones below
 * the catalyst limit) that the library has actions for, up to three actions each: one for this class
 * after the course, then the best evidence from others than those already asked. At least one action is
 * the supervisor's wherever the library offers one. Null where there is nothing to improve or no library.
 *
 * @param madeOn ISO date that due dates count from
 */
export function makePlan(
  diagnosis: Diagnosis,
  library: ActionLibrary | null,
  madeOn: string,
): Plan | null {
  if (!library) return null;
  const chosen = factorsToWorkOn(diagnosis, library);
  if (chosen.length === 0) return null;
  const picked = chosen.map(({ factor }) => pickActions(library, factor.id));
  const actions = withSupervisor(picked, chosen, library).flat();
  return {
    factors: chosen.map(({ factor }) => factor.id),
    actions: actions.map((action) => planAction(action, madeOn)),
  };
}

function factorsToWorkOn(
  { barriers, ranked }: Diagnosis,
  library: ActionLibrary,
): readonly RankedFactor[] {
  const covered = new Set(library.actions.map((action) => action.factor));
  const known = (each: RankedFactor) => covered.has(each.factor.id);
  const first = barriers.filter(known).slice(0, mostFactors);
  if (first.length >= 2) return first;
  return [
    ...first,
    ...ranked.filter(
      (each) => known(each) && !first.some(({ factor }) => factor.id === each.factor.id),
    ),
  ].slice(0, 2);
}

function pickActions(library: ActionLibrary, factorId: string): readonly Action[] {
  const byEvidence = actionsFor(library, factorId);
  const first = byEvidence.find((action) => action.when === 'after') ?? byEvidence[0];
  if (!first) return [];
  const others = byEvidence.filter((action) => action !== first);
  const newOwners = others.filter((action) => action.actor !== first.actor);
  const rest = others.filter((action) => action.actor === first.actor);
  return [first, ...newOwners, ...rest].slice(0, actionsPerFactor);
}

/** Actions of a factor, best evidence first. */
export function actionsFor(library: ActionLibrary, factorId: string): readonly Action[] {
  return library.actions
    .filter((action) => action.factor === factorId)
    .sort((a, b) => evidenceGrades.indexOf(a.grade) - evidenceGrades.indexOf(b.grade));
}

function withSupervisor(
  picked: readonly (readonly Action[])[],
  chosen: readonly RankedFactor[],
  library: ActionLibrary,
): readonly (readonly Action[])[] {
  if (picked.flat().some((action) => action.actor === 'supervisor')) return picked;
  const offers = chosen.map(({ factor }) =>
    actionsFor(library, factor.id).find((action) => action.actor === 'supervisor'),
  );
  const at = offers.findIndex((action) => action !== undefined);
  const offer = offers[at];
  if (!offer) return picked;
  return picked.map((actions, index) =>
    index === at ? [...actions.slice(0, actionsPerFactor - 1), offer] : actions,
  );
}

export function planAction(action: Action, madeOn: string): PlanAction {
  const { id, factor, text, actor, when, dueDays, sign, grade, evidence, sources } = action;
  const dueOn =
    when === 'after' && dueDays !== null
      ? Temporal.PlainDate.from(madeOn).add({ days: dueDays }).toString()
      : null;
  return { id, factor, text, owner: actor, when, dueOn, sign, grade, evidence, sources };
}
