/** Why figures are missing, in words: one reason with the names of all that share it. */
import type { WhyNull } from '../../analysis/analysis.ts';
import type { WordContext } from '../report-context.ts';

export interface Missing {
  readonly name: string;
  readonly why: WhyNull;
}

/** More names than these would bury the reason. */
const mostNames = 4;

/** @param all how many names there are; a reason that all share names none. Empty where nothing is missing. */
export function reasonsOf(
  { say, t }: Pick<WordContext, 'say' | 't'>,
  missing: readonly Missing[],
  all: number,
): string {
  const byReason = Map.groupBy(missing, ({ why }) => why);
  const reasons = Array.from(byReason, ([reason, some]) => {
    const why = t(`terms:why.${reason}`);
    const every = [...new Set(some.map(({ name }) => name))];
    if (every.length >= all) return why;
    const named = every.slice(0, mostNames);
    const names =
      every.length > named.length
        ? t('report:appendix.andMore', {
            names: named.join(t('terms:comma')),
            all: every.length,
          })
        : say.list(named);
    return t('report:appendix.reasonOf', { why, names });
  });
  return reasons.join(t('terms:semicolon'));
}
