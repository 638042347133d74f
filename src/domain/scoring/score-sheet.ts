/** From raw answers to factor scores: reverse, average, and leave out who answered too little. */
import type { Survey } from '../instrument/survey.ts';
import { type AnswerSheet, notAnswered } from './answer-sheet.ts';
import { type FactorColumns, type FormColumns, formColumns } from './keyed-columns.ts';

export interface Scores {
  readonly factors: readonly string[];
  readonly rows: number;
  /**
   * Factor scores by row, `rows × factors.length`, on the survey's scale and in the direction of the
   * factor's name; NaN (never shown) where too few of its items were answered.
   */
  readonly values: Float64Array;
  /** 1 for a respondent who left more than `maxMissingShare` of the form's items unanswered. */
  readonly excluded: Uint8Array;
}

/**
 * Scores every respondent on the items of one form.
 *
 * Factor score = mean of the answered keyed items (reversed: x' = min + max − x), where at least
 * `minAnsweredShare` of the factor's items on this form are answered; else missing. No imputation.
 *
 * @param itemIds the form's items; those without a column in the sheet count as missing
 */
export function scoreSheet(survey: Survey, sheet: AnswerSheet, itemIds: readonly string[]): Scores {
  const columns = formColumns(survey, sheet.items, itemIds);
  const factors = survey.factors.map((factor) => factor.id);
  const values = new Float64Array(sheet.rows * factors.length).fill(Number.NaN);
  const excluded = excludedRows(sheet, columns);
  for (let row = 0; row < sheet.rows; row++) {
    if (excluded[row]) continue;
    columns.factors.forEach((factor, index) => {
      values[row * factors.length + index] = scoreFactor(survey, sheet, row, factor);
    });
  }
  return { factors, rows: sheet.rows, values, excluded };
}

/** 1 for each respondent who left more of the form unanswered than `maxMissingShare`. */
export function excludedRows(
  { answers, items, rows }: AnswerSheet,
  { places, asked, allowedMissing }: FormColumns,
): Uint8Array {
  const excluded = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const start = row * items.length;
    let missing = asked;
    for (let at = 0; at < places.length; at++) {
      if (answers[start + (places[at] as number)] !== notAnswered) missing--;
    }
    if (missing > allowedMissing) excluded[row] = 1;
  }
  return excluded;
}

function scoreFactor(
  survey: Survey,
  sheet: AnswerSheet,
  row: number,
  factor: FactorColumns,
): number {
  const { min, max } = survey.scale;
  const start = row * sheet.items.length;
  let sum = 0;
  let answered = 0;
  for (const { column, reversed } of factor.items) {
    const answer = column < 0 ? notAnswered : (sheet.answers[start + column] ?? notAnswered);
    if (answer === notAnswered) continue;
    sum += reversed ? min + max - answer : answer;
    answered++;
  }
  return answered >= factor.needed ? sum / answered : Number.NaN;
}

/** The score of one respondent on one factor; undefined where it is missing. */
export function scoreAt(scores: Scores, row: number, factor: number): number | undefined {
  const value = scores.values[row * scores.factors.length + factor];
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
