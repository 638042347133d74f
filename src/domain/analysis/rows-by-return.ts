/** Who came back: the people of the end of training, split by whether they answered the follow-up. */
import type { Scores } from '../scoring/score-sheet.ts';
import type { OccasionAnswers } from './occasion-answers.ts';

export interface RowsByReturn {
  readonly stayed: readonly number[];
  readonly left: readonly number[];
}

/**
 * Rows at the end of training. Who was excluded there is in neither group; somebody excluded at the
 * follow-up still answered it. Of a person without an id nobody knows: they are in neither.
 */
export function rowsByReturn(
  { persons }: OccasionAnswers,
  { excluded }: Scores,
  followup: OccasionAnswers,
): RowsByReturn {
  const again = new Set(followup.persons);
  const stayed: number[] = [];
  const left: number[] = [];
  persons.forEach((person, row) => {
    if (!excluded[row] && person !== null) (again.has(person) ? stayed : left).push(row);
  });
  return { stayed, left };
}
