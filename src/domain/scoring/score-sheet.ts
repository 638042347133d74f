/** From raw answers to factor scores: reverse, average, and leave out who answered too little. */
import type { Survey } from '../instrument/survey.ts';
import { type AnswerSheet, notAnswered } from './answer-sheet.ts';

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

interface KeyedColumn {
  readonly column: number;
  readonly reversed: boolean;
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
  const keyed = keyedColumns(survey, sheet, itemIds);
  const factors = survey.factors.map((factor) => factor.id);
  const values = new Float64Array(sheet.rows * factors.length);
  const excluded = excludedRows(survey, sheet, itemIds);
  for (let row = 0; row < sheet.rows; row++) {
    factors.forEach((_, index) => {
      values[row * factors.length + index] = excluded[row]
        ? Number.NaN
        : scoreFactor(survey, sheet, row, keyed[index] ?? { columns: [], asked: 0 });
    });
  }
  return { factors, rows: sheet.rows, values, excluded };
}

/** Columns of each factor's items on the form, in the order of `survey.factors`. */
function keyedColumns(survey: Survey, sheet: AnswerSheet, itemIds: readonly string[]) {
  const columnOf = new Map(sheet.items.map((id, column) => [id, column]));
  const asked = new Set(itemIds);
  return survey.factors.map((factor) => {
    const items = survey.items.filter((item) => item.factor === factor.id && asked.has(item.id));
    const columns = items.flatMap((item): KeyedColumn[] => {
      const column = columnOf.get(item.id);
      return column === undefined ? [] : [{ column, reversed: item.key === -1 }];
    });
    return { columns, asked: items.length };
  });
}

function scoreFactor(
  survey: Survey,
  sheet: AnswerSheet,
  row: number,
  factor: { readonly columns: readonly KeyedColumn[]; readonly asked: number },
): number {
  const { min, max } = survey.scale;
  const start = row * sheet.items.length;
  let sum = 0;
  let answered = 0;
  for (const { column, reversed } of factor.columns) {
    const answer = sheet.answers[start + column] ?? notAnswered;
    if (answer === notAnswered) continue;
    sum += reversed ? min + max - answer : answer;
    answered++;
  }
  const enough = answered > 0 && answered >= survey.scoring.minAnsweredShare * factor.asked - 1e-9;
  return enough ? sum / answered : Number.NaN;
}

function excludedRows(survey: Survey, sheet: AnswerSheet, itemIds: readonly string[]): Uint8Array {
  const columnOf = new Map(sheet.items.map((id, column) => [id, column]));
  const columns = itemIds.flatMap((id) => columnOf.get(id) ?? []);
  const excluded = new Uint8Array(sheet.rows);
  for (let row = 0; row < sheet.rows; row++) {
    const start = row * sheet.items.length;
    const answered = columns.reduce(
      (n, column) => n + (sheet.answers[start + column] === notAnswered ? 0 : 1),
      0,
    );
    const missingShare = 1 - answered / Math.max(1, itemIds.length);
    excluded[row] = missingShare > survey.scoring.maxMissingShare + 1e-9 ? 1 : 0;
  }
  return excluded;
}

/** The score of one respondent on one factor; undefined where it is missing. */
export function scoreAt(scores: Scores, row: number, factor: number): number | undefined {
  const value = scores.values[row * scores.factors.length + factor];
  return value === undefined || Number.isNaN(value) ? undefined : value;
}
