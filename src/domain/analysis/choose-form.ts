/** Which form an occasion's answers belong to, where the answers come from a file. */
import { largestForm } from '../instrument/forms.ts';
import type { Survey } from '../instrument/survey.ts';
import { type Fault, Problem } from '../problem.ts';
import { type AnswerSheet, notAnswered } from '../scoring/answer-sheet.ts';

/**
 * The largest form all of whose items somebody answered, else the largest whose items all have a
 * column; or the one named.
 *
 * @throws Problem invalid-responses — the named form does not exist, or no form has all its columns;
 *   the faults name the missing columns of the form that lacks the fewest
 */
export function chooseForm(survey: Survey, sheet: AnswerSheet, named?: string): string {
  const bySize = Object.keys(survey.forms).sort((a, b) => sizeOf(survey, b) - sizeOf(survey, a));
  if (named !== undefined && !survey.forms[named]) {
    const params = { name: named, forms: bySize.join(', ') };
    throw new Problem('invalid-responses', {}, [{ path: '--form', code: 'unknown-form', params }]);
  }
  const candidates = named === undefined ? bySize : [named];
  const complete = candidates.filter((form) => missingColumns(survey, sheet, form).length === 0);
  if (complete.length === 0) throw missingItems(survey, sheet, candidates);
  const answered = answeredItems(sheet);
  const chosen = complete.find((form) => survey.forms[form]?.every((id) => answered.has(id)));
  return chosen ?? complete[0] ?? largestForm(survey);
}

function sizeOf(survey: Survey, form: string): number {
  return survey.forms[form]?.length ?? 0;
}

function missingColumns(survey: Survey, sheet: AnswerSheet, form: string): readonly string[] {
  return (survey.forms[form] ?? []).filter((id) => !sheet.items.includes(id));
}

function missingItems(survey: Survey, sheet: AnswerSheet, candidates: readonly string[]): Problem {
  const lacks = candidates.map((form) => ({ form, missing: missingColumns(survey, sheet, form) }));
  const nearest = lacks.reduce((a, b) => (b.missing.length < a.missing.length ? b : a));
  const faults = nearest.missing.map(
    (item): Fault => ({
      path: `row 1, column ${item}`,
      code: 'missing-column',
      params: { item, form: nearest.form },
    }),
  );
  return new Problem('invalid-responses', {}, faults);
}

function answeredItems(sheet: AnswerSheet): ReadonlySet<string> {
  const width = sheet.items.length;
  return new Set(
    sheet.items.filter((_, column) => {
      for (let row = 0; row < sheet.rows; row++) {
        if (sheet.answers[row * width + column] !== notAnswered) return true;
      }
      return false;
    }),
  );
}
