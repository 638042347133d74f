/** What the gate and the choice of items keep out of a comparison, and what may still change. */
import type { Block } from '../report.ts';
import { type ComparisonContext, countClasses, namesOf } from './comparison-context.ts';

type CountedKey = 'open' | 'notAsked' | 'ofMembers' | 'withoutProgramme' | 'stillOpen';

export function restBlocks(context: ComparisonContext): Block[] {
  const { input, t } = context;
  const { leftOut, minimum, counts } = input;
  const { withoutProgramme = 0, stillOpen = 0 } = leftOut;
  const named = (key: 'small' | 'otherForm', names: readonly string[]) =>
    names.length === 0
      ? []
      : [
          t(`comparison:basis.${key}`, {
            classes: countClasses(context, names.length),
            names: namesOf(context, names, countClasses(context, names.length)),
            minimum,
          }),
        ];
  const counted = (key: CountedKey, count: number) =>
    count === 0 ? [] : [t(`comparison:basis.${key}`, { classes: countClasses(context, count) })];
  const withheld = [
    ...named('small', leftOut.small),
    ...counted('ofMembers', leftOut.ofMembers),
  ].map((text): Block => ({ kind: 'withheld', text }));
  const others = [
    ...(input.groups.length > 0 ? counted('open', counts.open) : []),
    ...named('otherForm', leftOut.otherForm),
    ...counted('notAsked', leftOut.notAsked),
    ...counted('withoutProgramme', withoutProgramme),
    ...counted('stillOpen', stillOpen),
  ].map((text): Block => ({ kind: 'paragraph', style: 'quiet', text }));
  return [...withheld, ...others];
}
