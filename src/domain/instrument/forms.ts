/** Which form is asked when, and which items it holds. */
import type { OccasionKind, Survey } from './survey.ts';

/** The quick form at the end of training, the full one at the follow-up; else the largest there is. */
export function defaultForm(survey: Survey, kind: OccasionKind): string {
  const wanted = kind === 'end' ? 'quick' : 'full';
  return survey.forms[wanted] ? wanted : largestForm(survey);
}

export function largestForm(survey: Survey): string {
  const names = Object.keys(survey.forms);
  return names.reduce(
    (best, name) => (sizeOf(survey, name) > sizeOf(survey, best) ? name : best),
    names[0] ?? '',
  );
}

function sizeOf(survey: Survey, form: string): number {
  return survey.forms[form]?.length ?? 0;
}

/** Items that both forms ask, in the order of the first: the only ones that change is computed on. */
export function sharedItems(survey: Survey, first: string, second: string): readonly string[] {
  const other = new Set(survey.forms[second]);
  return (survey.forms[first] ?? []).filter((id) => other.has(id));
}
