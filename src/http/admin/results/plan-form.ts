/** The form of a plan: its fields as they were posted, and what the button that was pressed asks for. */
import express, { type Request } from 'express';
import type { PlanStep } from '../../../app/results/edit-plan.ts';
import type { PlanInput } from '../../../app/results/edited-plan-input.ts';
import type { Fault } from '../../../domain/problem.ts';
import { textField } from '../form-body.ts';

/** Sixty actions with every field full. */
export const planForm = express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 1000 });

export interface PostedPlan {
  readonly input: PlanInput;
  readonly step: PlanStep;
  readonly own: { readonly factor: string; readonly text: string };
}

export function postedPlan(request: Request): PostedPlan {
  const own = { factor: textField(request, 'ownFactor'), text: textField(request, 'ownText') };
  const revision = textField(request, 'revision');
  return {
    input: {
      revision: /^\d{1,9}$/.test(revision) ? Number(revision) : 0,
      note: textField(request, 'note'),
      actions: postedIds(request).map((id) => postedAction(request, id)),
    },
    step: stepOf(textField(request, 'do'), own),
    own,
  };
}

/** In the order of the form; a name that comes twice arrives as an array. */
function postedIds(request: Request): readonly string[] {
  const body = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const ids = [body.action].flat().filter((id) => typeof id === 'string');
  return [...new Set(ids)];
}

function postedAction(request: Request, id: string): PlanInput['actions'][number] {
  const field = (name: string) => textField(request, `${name}.${id}`);
  return {
    id,
    factor: field('factor'),
    kept: field('kept') !== '',
    text: field('text'),
    // Whatever else is posted is refused by the use case.
    owner: field('owner') as PlanInput['actions'][number]['owner'],
    ownerName: field('ownerName'),
    dueOn: field('dueOn'),
    sign: field('sign'),
    done: field('done') !== '',
    doneOn: field('doneOn'),
  };
}

function stepOf(pressed: string, own: PostedPlan['own']): PlanStep {
  const [step = '', ...rest] = pressed.split(':');
  const id = rest.join(':');
  if (step === 'up' || step === 'down' || step === 'add') return { step, id };
  return step === 'own' ? { step, ...own } : { step: 'save' };
}

/** `actions.2.text` is `text.<id of the third action>` in the form; the own action's text is `ownText`. */
export function fieldOfFault({ input }: PostedPlan, { path }: Fault): string {
  const [, index, name] = /^actions\.(\d+)\.(\w+)/.exec(path) ?? [];
  if (index === undefined || name === undefined) return path === 'text' ? 'ownText' : path;
  return `${name}.${input.actions[Number(index)]?.id ?? ''}`;
}
