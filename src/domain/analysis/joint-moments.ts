/** The joint moments of both occasions, a factor each: all that change needs, and what adds up over classes. */
import { sharedItems } from '../instrument/forms.ts';
import type { Survey } from '../instrument/survey.ts';
import { type Scores, scoreAt, scoreSheet } from '../scoring/score-sheet.ts';
import { addPair, noPairs, type PairedMoments } from '../statistics/paired-moments.ts';
import { pairRows } from './analyse-change.ts';
import { type OccasionAnswers, scoreAnswers } from './occasion-answers.ts';

/** In the survey's order, of the pairs that `analyseChange` counts, on the items that it shares. */
export function jointMoments(
  survey: Survey,
  end: OccasionAnswers,
  followup: OccasionAnswers,
): readonly PairedMoments[] {
  const shared = sharedItems(survey, end.form, followup.form);
  const first = scoresOn(survey, end, shared);
  const second = scoresOn(survey, followup, shared);
  const pairs = pairRows(end, followup);
  return survey.factors.map((_, index) => {
    let moments = noPairs;
    for (const [a, b] of pairs) {
      if (first.excluded[a] || second.excluded[b]) continue;
      const [before, after] = [scoreAt(first, a, index), scoreAt(second, b, index)];
      if (before !== undefined && after !== undefined) moments = addPair(moments, before, after);
    }
    return moments;
  });
}

/** Scores on some items, with exclusion decided on the occasion's own form. */
function scoresOn(survey: Survey, answers: OccasionAnswers, items: readonly string[]): Scores {
  const keepAll = { ...survey, scoring: { ...survey.scoring, maxMissingShare: 1 } };
  const { excluded } = scoreAnswers(survey, answers);
  return { ...scoreSheet(keepAll, answers.sheet, items), excluded };
}
