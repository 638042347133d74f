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
  const faults = formFaults(survey, sheet.items, named);
  if (faults.length > 0) throw new Problem('invalid-responses', {}, faults);
  const complete = candidateForms(survey, named).filter(
    (form) => missingColumns(survey, sheet.items, form).length === 0,
  );
  const answered = answeredItems(sheet);
  const chosen = complete.find((form) => survey.forms[form]?.every((id) => answered.has(id)));
  return chosen ?? complete[0] ?? largestForm(survey);
}

/**
 * What keeps columns from being the answers to any form, or to the one named; empty where nothing does.
 * Names the missing columns of the form that lacks the fewest.
 */
export function formFaults(survey: Survey, columns: readonly string[], named?: string): Fault[] {
  if (named !== undefined && !Object.hasOwn(survey.forms, named)) {
    const params = { name: named, forms: candidateForms(survey).join(', ') };
    return [{ path: '--form', code: 'unknown-form', params }];
  }
  const lacks = candidateForms(survey, named).map((form) => ({
    form,
    missing: missingColumns(survey, columns, form),
  }));
  const nearest = lacks.reduce((a, b) => (b.missing.length < a.missing.length ? b : a));
  return nearest.missing.map((item) => ({
    path: `row 1, column ${item}`,
    code: 'missing-column',
    params: { item, form: nearest.form },
  }));
}

/** The form named, else all of them, the largest first. */
function candidateForms(survey: Survey, named?: string): readonly string[] {
  if (named !== undefined) return [named];
  return Object.keys(survey.forms).sort((a, b) => sizeOf(survey, b) - sizeOf(survey, a));
}

function sizeOf(survey: Survey, form: string): number {
  return survey.forms[form]?.length ?? 0;
}

function missingColumns(
  survey: Survey,
  columns: readonly string[],
  form: string,
): readonly string[] {
  return (survey.forms[form] ?? []).filter((id) => !columns.includes(id));
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
