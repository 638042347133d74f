/** What a leader should know of how a file was read: with names where `analyse` gives ids, and of the occasion told. */
import type { AnalysedOccasion } from '../analysis/analyse-occasion.ts';
import { unusedItems } from '../analysis/notices.ts';
import type { OneOrBoth, Responses } from '../analysis/responses.ts';
import { occasionKinds, type Survey } from '../instrument/survey.ts';
import type { Language } from '../language.ts';
import { wordsIn } from '../wording/words.ts';
import { formatIn } from './report-context.ts';

/** More sentences about groups left out of the test, or more groups in one, would bury what matters. */
const mostSentences = 3;
const mostGroups = 6;

/** @param told the occasion whose results the report gives */
export function reportNotices(
  survey: Survey,
  responses: Responses,
  found: OneOrBoth<AnalysedOccasion>,
  told: AnalysedOccasion,
  language: Language,
): readonly string[] {
  const occasions = found.kind === 'one' ? [found.one] : occasionKinds.map((kind) => found[kind]);
  return [
    ...responses.notices,
    ...unusedItems(survey, responses, occasions, wordsIn(language)),
    ...leftUntested(survey, told.untested, language),
  ];
}

/** Factors that leave out the same groups share a sentence; many sentences become one that counts the groups. */
function leftUntested(
  survey: Survey,
  untested: AnalysedOccasion['untested'],
  language: Language,
): string[] {
  const [t, say] = [wordsIn(language), formatIn(language)];
  const factorOf = new Map(survey.factors.map((factor) => [factor.id, factor]));
  const nameOf = (id: string) => {
    const factor = factorOf.get(id);
    return t('terms:of', { text: factor ? say.factor(factor) : id });
  };
  const byGroups = Map.groupBy(untested, ({ groups }) => say.list(groups));
  const named = new Set(untested.flatMap(({ groups }) => groups));
  if (byGroups.size > mostSentences || named.size > mostGroups) {
    return [t('report:notice.leftUntestedMany', { groups: named.size })];
  }
  return Array.from(byGroups, ([groups, some]) =>
    t('report:notice.leftUntested', {
      groups,
      factors: say.list(some.map(({ factor }) => nameOf(factor))),
    }),
  );
}
