/** Answers of many respondents in one compact matrix, whatever they came from: a CSV file or the database. */

/** In an AnswerSheet: this item was not answered. */
export const notAnswered = -1;

export interface AnswerSheet {
  /** Item ids, the columns of the matrix. */
  readonly items: readonly string[];
  /** Number of respondents. */
  readonly rows: number;
  /** Raw answers by row, `rows × items.length`; `notAnswered` where missing. */
  readonly answers: Int8Array;
}

/** A sheet of the rows that `keep` names, in that order. */
export function selectRows(sheet: AnswerSheet, keep: readonly number[]): AnswerSheet {
  const width = sheet.items.length;
  const answers = new Int8Array(keep.length * width);
  keep.forEach((row, index) => {
    answers.set(sheet.answers.subarray(row * width, (row + 1) * width), index * width);
  });
  return { items: sheet.items, rows: keep.length, answers };
}

/** A sheet from one record of answers a respondent; ids that a record lacks are missing. */
export function sheetFromRecords(
  items: readonly string[],
  records: readonly Readonly<Record<string, number>>[],
): AnswerSheet {
  const answers = new Int8Array(records.length * items.length);
  records.forEach((record, row) => {
    items.forEach((id, column) => {
      answers[row * items.length + column] = record[id] ?? notAnswered;
    });
  });
  return { items, rows: records.length, answers };
}
