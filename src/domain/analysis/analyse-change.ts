/** Change between the occasions, in the people who answered both, on the items both forms ask. */
import { sharedItems } from '../instrument/forms.ts';
import type { Survey } from '../instrument/survey.ts';
import type { AnswerSheet } from '../scoring/answer-sheet.ts';
import { type Scores, scoreAt, scoreSheet } from '../scoring/score-sheet.ts';
import { adjustPValues } from '../statistics/adjust-p-values.ts';
import { pairedChange } from '../statistics/paired-change.ts';
import { addPair, noPairs } from '../statistics/paired-moments.ts';
import type { ChangeResult } from './analysis.ts';

export interface OccasionAnswers {
  readonly sheet: AnswerSheet;
  readonly form: string;
  /** Who answered, a row each; null where unknown. Repeats of one person are refused before. */
  readonly persons: readonly (string | null)[];
}

/**
 * Paired change of every factor, in the direction of its name. Scores use only the shared items, with
 * `minAnsweredShare` counted on them; who was excluded on either occasion (by that occasion's own
 * form) enters nothing. A factor without shared items has 0 pairs and the reason.
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
  const changes = survey.factors.map((factor, index): Omit<ChangeResult, 'pAdjusted'> => {
    const change = pairedChange(pairedMomentsOf(first, second, pairs, index));
    return {
      factor: factor.id,
      ...change,
      ...(asked.has(factor.id) ? {} : { why: 'no-shared-items' as const }),
    };
  });
  const adjusted = adjustPValues(changes.map((change) => change.p));
  return changes.map((change, index) => ({ ...change, pAdjusted: adjusted[index] ?? null }));
}

/** Scores on the shared items, with exclusion decided on the occasion's own form. */
function sharedScores(
  survey: Survey,
  { sheet, form }: OccasionAnswers,
  shared: readonly string[],
): Scores {
  const { excluded } = scoreSheet(survey, sheet, survey.forms[form] ?? []);
  const lenient = { ...survey, scoring: { ...survey.scoring, maxMissingShare: 1 } };
  return { ...scoreSheet(lenient, sheet, shared), excluded };
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
) {
  let moments = noPairs;
  for (const [a, b] of pairs) {
    const before = scoreAt(first, a, index);
    const after = scoreAt(second, b, index);
    if (before !== undefined && after !== undefined) moments = addPair(moments, before, after);
  }
  return moments;
}
