/** What a plan still lacks. The page reminds of it and forbids nothing: the school knows its people. */
import type { Plan, PlanAction } from './make-plan.ts';

const fewestFactors = 2;
const mostFactors = 3;

export type PlanReminder =
  | { readonly about: 'few-factors' | 'many-factors'; readonly count: number }
  | { readonly about: 'no-supervisor' }
  | {
      readonly about: 'no-owner' | 'no-date' | 'no-sign';
      /** Ids of the actions. */
      readonly actions: readonly string[];
    };

export function planReminders({ actions, factors }: Plan): readonly PlanReminder[] {
  if (actions.length === 0) return [{ about: 'few-factors', count: 0 }];
  const open = actions.filter(({ done }) => !done);
  const without = (
    about: 'no-owner' | 'no-date' | 'no-sign',
    lacks: (a: PlanAction) => boolean,
  ) => {
    const ids = open.filter(lacks).map(({ id }) => id);
    return ids.length > 0 ? [{ about, actions: ids }] : [];
  };
  return [
    ...(factors.length < fewestFactors
      ? [{ about: 'few-factors', count: factors.length } as const]
      : []),
    ...(factors.length > mostFactors
      ? [{ about: 'many-factors', count: factors.length } as const]
      : []),
    ...(actions.some(({ owner }) => owner === 'supervisor')
      ? []
      : [{ about: 'no-supervisor' } as const]),
    ...without('no-owner', ({ ownerName }) => !ownerName),
    // Before, during or at the end of the next course is a time as well.
    ...without('no-date', ({ dueOn, when }) => dueOn === null && when === 'after'),
    ...without('no-sign', ({ sign }) => Object.values(sign).every((text) => text.trim() === '')),
  ];
}
