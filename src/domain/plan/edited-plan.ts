/** The plan as a school edits it: its actions in order, those struck among them, and a note. */
import type { Language, LocalText } from '../language.ts';
import type { ActionLibrary, Actor } from './action-library.ts';
import { type Plan, type PlanAction, planAction } from './make-plan.ts';

export interface EditedAction extends PlanAction {
  /** Struck actions stay in the form, so that they can be put back, and are nowhere else. */
  readonly kept: boolean;
}

export interface EditedPlan {
  readonly note: string;
  readonly actions: readonly EditedAction[];
}

/** An action as a form gives it; its texts are in the language of the form. */
export interface ActionInput {
  readonly id: string;
  readonly factor: string;
  readonly kept: boolean;
  readonly text: string;
  readonly owner: Actor;
  readonly ownerName: string;
  readonly dueOn: string | null;
  readonly sign: string;
  readonly done: boolean;
  readonly doneOn: string | null;
}

export function editedFrom(suggested: Plan | null): EditedPlan {
  const actions = suggested?.actions ?? [];
  return { note: '', actions: actions.map((action) => ({ ...action, kept: true })) };
}

/** What everybody else sees of it. */
export function planFrom({ note, actions }: EditedPlan, edited: NonNullable<Plan['edited']>): Plan {
  const kept = actions.flatMap(({ kept, ...action }) => (kept ? [action] : []));
  return {
    factors: [...new Set(kept.map(({ factor }) => factor))],
    actions: kept,
    ...(note ? { note } : {}),
    edited,
  };
}

/**
 * The plan with the fields of a form filled in. A text that was not changed keeps both languages; a changed
 * one is what was written, in both. Evidence and sources come from what is known of the action.
 */
export function fillIn(
  base: EditedPlan,
  library: ActionLibrary | null,
  inputs: readonly ActionInput[],
  language: Language,
): readonly EditedAction[] {
  return inputs.map((input): EditedAction => {
    const known = knownAction(base, library, input);
    const { ownerName: _ownerName, done: _done, doneOn: _doneOn, ...rest } = known;
    return {
      ...rest,
      kept: input.kept,
      text: written(known.text, input.text, language),
      owner: input.owner,
      dueOn: input.dueOn,
      sign: written(known.sign, input.sign, language),
      ...(input.ownerName ? { ownerName: input.ownerName } : {}),
      ...(input.done ? { done: true, doneOn: input.doneOn } : {}),
    };
  });
}

function written(known: LocalText, text: string, language: Language): LocalText {
  return known[language] === text ? known : { 'zh-CN': text, en: text };
}

function knownAction(
  { actions }: EditedPlan,
  library: ActionLibrary | null,
  { id, factor, owner }: ActionInput,
): PlanAction & { readonly kept?: boolean } {
  const before = actions.find((action) => action.id === id);
  if (before) return before;
  const offered = library?.actions.find((action) => action.id === id);
  return offered
    ? { ...planAction(offered, '2000-01-01'), dueOn: null }
    : ownAction(id, factor, owner);
}

const nothing: LocalText = { 'zh-CN': '', en: '' };

function ownAction(id: string, factor: string, owner: Actor): PlanAction {
  return {
    id,
    factor,
    text: nothing,
    owner,
    when: 'after',
    dueOn: null,
    sign: nothing,
    grade: null,
    evidence: nothing,
    sources: [],
    custom: true,
  };
}

/** Each comes after the others of its factor, which belong together. */
export function addFromLibrary(
  actions: readonly EditedAction[],
  library: ActionLibrary | null,
  id: string,
  madeOn: string,
): readonly EditedAction[] {
  if (actions.some((action) => action.id === id)) {
    return actions.map((action) => (action.id === id ? { ...action, kept: true } : action));
  }
  const offered = library?.actions.find((action) => action.id === id);
  return offered ? insert(actions, { ...planAction(offered, madeOn), kept: true }) : actions;
}

export function addOwn(
  actions: readonly EditedAction[],
  factor: string,
  text: string,
): readonly EditedAction[] {
  const taken = new Set(actions.map(({ id }) => id));
  let number = 1;
  while (taken.has(`own-${number}`)) number += 1;
  const own = ownAction(`own-${number}`, factor, 'office');
  return insert(actions, { ...own, text: { 'zh-CN': text, en: text }, kept: true });
}

function insert(actions: readonly EditedAction[], added: EditedAction): readonly EditedAction[] {
  const last = actions.findLastIndex(({ factor }) => factor === added.factor);
  return last < 0 ? [...actions, added] : actions.toSpliced(last + 1, 0, added);
}

/** Changes places with the one before (−1) or after (1); the first and the last stay. */
export function moveAction(
  actions: readonly EditedAction[],
  id: string,
  by: -1 | 1,
): readonly EditedAction[] {
  const from = actions.findIndex((action) => action.id === id);
  const [moved, other] = [actions[from], actions[from + by]];
  if (!moved || !other) return actions;
  return actions.with(from, other).with(from + by, moved);
}
