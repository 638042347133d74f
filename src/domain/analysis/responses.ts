/** Answers as read from a file, and how they divide into occasions. */
import { type OccasionKind, occasionKinds, type Survey } from '../instrument/survey.ts';
import { type AnswerSheet, selectRows } from '../scoring/answer-sheet.ts';
import { chooseForm } from './choose-form.ts';
import { type Grouping, selectGroups } from './grouping.ts';
import type { OccasionAnswers } from './occasion-answers.ts';

/** The arrays hold one entry a row and are absent where not asked for. */
export interface Responses {
  readonly sheet: AnswerSheet;
  readonly groups?: Grouping;
  readonly persons?: readonly (string | null)[];
  readonly occasions?: readonly OccasionKind[];
  /** Any measure of the outcome, e.g. the share of the learning in use, 0–100; NaN where missing. */
  readonly outcome?: Float64Array;
  /** Time taken to answer, in seconds; NaN where missing. */
  readonly seconds?: Float64Array;
  /** The file says that its answers are made up. */
  readonly simulated?: boolean;
  readonly notices: readonly string[];
}

/** All of one thing, or one of it for each occasion. */
export type OneOrBoth<T> =
  | { readonly kind: 'one'; readonly one: T }
  | { readonly kind: 'both'; readonly end: T; readonly followup: T };

/**
 * All the rows as one occasion, or those of each occasion, each with its form.
 *
 * @throws Problem invalid-responses where no form has all its columns
 */
export function occasionsOf(
  survey: Survey,
  responses: Responses,
  form?: string,
): OneOrBoth<OccasionAnswers> {
  if (!responses.occasions) return { kind: 'one', one: allRows(survey, responses, form) };
  const { occasions } = responses;
  const [end, followup] = occasionKinds.map((kind) => {
    const rows = occasions.flatMap((each, row) => (each === kind ? [row] : []));
    return allRows(survey, selectResponses(responses, rows), form);
  });
  if (!end || !followup) throw new Error('both occasions are always there');
  return { kind: 'both', end, followup };
}

export function mapOccasions<T, U>(each: OneOrBoth<T>, map: (value: T) => U): OneOrBoth<U> {
  return each.kind === 'one'
    ? { kind: 'one', one: map(each.one) }
    : { kind: 'both', end: map(each.end), followup: map(each.followup) };
}

function allRows(survey: Survey, responses: Responses, named?: string): OccasionAnswers {
  const { sheet, persons, groups, outcome, seconds } = responses;
  return {
    sheet,
    form: chooseForm(survey, sheet, named),
    persons: persons ?? [],
    ...(groups ? { groups } : {}),
    ...(outcome ? { outcome } : {}),
    ...(seconds ? { seconds } : {}),
  };
}

function selectResponses(responses: Responses, rows: readonly number[]): Responses {
  const { sheet, groups, persons, outcome, seconds, notices } = responses;
  const numbers = (all: Float64Array) => Float64Array.from(rows, (row) => all[row] ?? Number.NaN);
  return {
    sheet: selectRows(sheet, rows),
    notices,
    ...(persons ? { persons: rows.map((row) => persons[row] ?? null) } : {}),
    ...(groups ? { groups: selectGroups(groups, rows) } : {}),
    ...(outcome ? { outcome: numbers(outcome) } : {}),
    ...(seconds ? { seconds: numbers(seconds) } : {}),
  };
}
