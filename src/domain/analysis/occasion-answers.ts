/** The answers of one occasion as the analysis takes them, whatever they came from. */
import type { Survey } from '../instrument/survey.ts';
import type { AnswerSheet } from '../scoring/answer-sheet.ts';
import { type Scores, scoreSheet } from '../scoring/score-sheet.ts';
import type { Grouping } from './grouping.ts';

/** Every array holds one entry a row of the sheet. */
export interface OccasionAnswers {
  readonly sheet: AnswerSheet;
  readonly form: string;
  /** Who answered; null where unknown. Repeats of one person are refused before. */
  readonly persons: readonly (string | null)[];
  readonly groups?: Grouping;
  /** Any measure of the outcome, e.g. the share of the learning in use, 0–100; NaN where missing. */
  readonly outcome?: Float64Array;
  /** Time taken to answer, in seconds; NaN where missing. */
  readonly seconds?: Float64Array;
  /** Not 0 where a respondent was left out on request, as those are who left too much unanswered. */
  readonly leaveOut?: Uint8Array;
}

/** Scores on the occasion's own form; who was left out on request counts as excluded. */
export function scoreAnswers(survey: Survey, answers: OccasionAnswers): Scores {
  const scores = scoreSheet(survey, answers.sheet, survey.forms[answers.form] ?? []);
  const width = scores.factors.length;
  answers.leaveOut?.forEach((flag, row) => {
    if (!flag) return;
    scores.excluded[row] = 1;
    scores.values.fill(Number.NaN, row * width, (row + 1) * width);
  });
  return scores;
}
