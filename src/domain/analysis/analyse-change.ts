/** Change between the occasions, in the people who answered both, on the items both forms ask. */
import { sharedItems } from '../instrument/forms.ts';
import type { Survey } from '../instrument/survey.ts';
import { collectMoments } from '../moments/collect-moments.ts';
import { itemComoments } from '../moments/read-moments.ts';
import { type Scores, scoreAt, scoreSheet } from '../scoring/score-sheet.ts';
import { adjustPValues } from '../statistics/adjust-p-values.ts';
import { cronbachAlpha } from '../statistics/cronbach-alpha.ts';
import { pairedChange } from '../statistics/paired-change.ts';
import { addPair, noPairs, type PairedMoments } from '../statistics/paired-moments.ts';
import { reliableChange } from '../statistics/reliable-change.ts';
import type { ChangeResult } from './analysis.ts';
import { type OccasionAnswers, scoreAnswers } from './occasion-answers.ts';

export type { OccasionAnswers } from './occasion-answers.ts';

/**
 * Paired change of every factor, in the direction of its name. Scores use only the shared items, with
 * `minAnsweredShare` counted on them; who was excluded on either occasion (by that occasion's own
 * form) enters nothing. A factor without shared items has 0 pairs and the reason. The reliable change of
 * one person takes the spread of the pairs and the alpha of the shared items at the end of training.
 */
export function analyseChange(
  survey: Survey,
  end: OccasionAnswers,
  followup: OccasionAnswers,
): ChangeResult[] {
  const shared = sharedItems(survey, end.form, followup.form);
  const first = sharedScores(survey, end, shared);
  const second = sharedScores(survey, followup, shared);
  const pairs = pairRows(end, followup).filter(
    ([a, b]) => first.excluded[a] === 0 && second.excluded[b] === 0,
  );
  const asked = new Set(
    survey.items.filter((item) => shared.includes(item.id)).map((item) => item.factor),
  );
  const alphas = sharedAlphas(survey, end, shared, first.excluded);
  const changes = survey.factors.map((factor, index): Omit<ChangeResult, 'pAdjusted'> => {
    const moments = pairedMomentsOf(first, second, pairs, index);
    const { why: changeWhy, ...change } = pairedChange(moments);
    const limit = reliableChange(moments.before, alphas[index] ?? null);
    const why = asked.has(factor.id) ? (changeWhy ?? limit.why) : 'no-shared-items';
    return {
      factor: factor.id,
      ...change,
      reliableChange: limit.reliableChange,
      ...(why ? { why } : {}),
    };
  });
  const adjusted = adjustPValues(changes.map((change) => change.p));
  return changes.map((change, index) => ({ ...change, pAdjusted: adjusted[index] ?? null }));
}

/** Scores on the shared items, with exclusion decided on the occasion's own form. */
function sharedScores(survey: Survey, answers: OccasionAnswers, shared: readonly string[]): Scores {
  const { excluded } = scoreAnswers(survey, answers);
  return { ...scoreSheet(keepAll(survey), answers.sheet, shared), excluded };
}

/** The survey without its limit of missing answers, where who is excluded was decided before. */
function keepAll(survey: Survey): Survey {
  return { ...survey, scoring: { ...survey.scoring, maxMissingShare: 1 } };
}

/** Alpha of each factor's shared items on one occasion; null where it cannot be computed. */
function sharedAlphas(
  survey: Survey,
  { sheet }: OccasionAnswers,
  shared: readonly string[],
  excluded: Uint8Array,
): (number | null)[] {
  const collected = collectMoments(keepAll(survey), sheet, shared, { leaveOut: excluded });
  return collected.layout.factors.map(
    (factor) => cronbachAlpha(itemComoments(factor, collected.ungrouped)).alpha,
  );
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

function pairedMomentsOf(
  first: Scores,
  second: Scores,
  pairs: readonly (readonly [number, number])[],
  index: number,
): PairedMoments {
  let moments = noPairs;
  for (const [a, b] of pairs) {
    const before = scoreAt(first, a, index);
    const after = scoreAt(second, b, index);
    if (before !== undefined && after !== undefined) moments = addPair(moments, before, after);
  }
  return moments;
}
