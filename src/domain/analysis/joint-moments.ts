/** The joint moments of both occasions, a factor each: all that change needs, and what adds up over classes. */
import { sharedItems } from '../instrument/forms.ts';
import type { Survey } from '../instrument/survey.ts';
import { type Scores, scoreAt, scoreSheet } from '../scoring/score-sheet.ts';
import { addPair, noPairs, type PairedMoments } from '../statistics/paired-moments.ts';
import { type OccasionAnswers, scoreAnswers } from './occasion-answers.ts';

/**
 * In the survey's order. Scores use only the items that both forms ask, with `minAnsweredShare` counted on
 * them; who was excluded on either occasion (by that occasion's own form) enters nothing.
 */
export function jointMoments(
  survey: Survey,
  end: OccasionAnswers,
  followup: OccasionAnswers,
): readonly PairedMoments[] {
  const shared = sharedItems(survey, end.form, followup.form);
  const first = scoresOn(survey, end, shared);
  const second = scoresOn(survey, followup, shared);
  const pairs = pairRows(end, followup).filter(
    ([a, b]) => first.excluded[a] === 0 && second.excluded[b] === 0,
  );
  return survey.factors.map((_, index) => {
    let moments = noPairs;
    for (const [a, b] of pairs) {
      const [before, after] = [scoreAt(first, a, index), scoreAt(second, b, index)];
      if (before !== undefined && after !== undefined) moments = addPair(moments, before, after);
    }
    return moments;
  });
}

/** Scores on some items, with exclusion decided on the occasion's own form. */
function scoresOn(survey: Survey, answers: OccasionAnswers, items: readonly string[]): Scores {
  const { excluded } = scoreAnswers(survey, answers);
  return { ...scoreSheet(keepAll(survey), answers.sheet, items), excluded };
}

/** The survey without its limit of missing answers, where who is excluded was decided before. */
export function keepAll(survey: Survey): Survey {
  return { ...survey, scoring: { ...survey.scoring, maxMissingShare: 1 } };
}

/** Rows of the same person: [row at the end, row at the follow-up]. */
export function pairRows(
  end: OccasionAnswers,
  followup: OccasionAnswers,
): (readonly [number, number])[] {
  const rowOf = new Map(end.persons.map((person, row) => [person, row]));
  return followup.persons.flatMap((person, row) => {
    const before = person === null ? undefined : rowOf.get(person);
    return before === undefined ? [] : [[before, row] as const];
  });
}
