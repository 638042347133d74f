/** Signs of careless answers, person by person: counted and told; nobody is left out unless somebody asks. */
import type { Survey } from '../instrument/survey.ts';
import { type AnswerSheet, notAnswered } from '../scoring/answer-sheet.ts';
import { evenOdd, factorsWithHalves, type Halves, halvesOf } from '../statistics/even-odd.ts';
import { longString, mayHoldRun } from '../statistics/long-string.ts';
import type { CarelessResult, SignCount, WhyNull } from './analysis.ts';

/** Bits of a respondent's flags. */
export const carelessSigns = { longString: 1, evenOdd: 2, completionTime: 4 } as const;

/** Where each sign begins; the reasons are told at `carelessAnswers`. */
export const carelessLimits = {
  /** Share of the form's items in one run, and the shortest run that counts. */
  longStringShare: 0.5,
  shortestRun: 10,
  /** Consistency below which, and factors with two answered halves from which, somebody is marked. */
  evenOdd: 0,
  fewestFactors: 10,
  /** Seconds an item. */
  secondsPerItem: 2,
} as const;

export interface CarelessAnswers {
  /** One byte a respondent, a bit of `carelessSigns` for each sign; 0 for the excluded. */
  readonly flags: Uint8Array;
  readonly counts: Pick<
    CarelessResult,
    'respondents' | 'flagged' | 'longString' | 'evenOdd' | 'completionTime'
  >;
}

/**
 * Marks answers that look careless by three signs; one is enough. Those excluded for missing answers are
 * not looked at. The limits lean to the side of the honest: a mark is a reason to look, not a proof.
 *
 * - Long string: a run of one answer over at least half of the form's items (Curran 2016) and at least 10,
 *   so in forms of 10 items or more; half of a short form is too soon repeated by chance. Only a run that
 *   holds items of both directions (key times polarity) counts: where all items point one way the same
 *   answer throughout may be an honest opinion, so on such a form nobody is judged.
 * - Even–odd consistency below 0: the two halves of the factors do not go together at all. Jackson's (1976)
 *   limit of .30 marks too many: a person whose true profile is flat is inconsistent without being careless.
 *   Simulated honest respondents of the demo's model (scripts/demo/transfer-model.ts) marked below .30 and
 *   below 0: 1.7% and 0.4% with 16 factors of 3 items, 5% and 2% with 10, 8% and 3% with 8, 18% and 12% with
 *   4; with 2 items a factor 5% and 1% of 16, 10% and 4% of 10. Flatter profiles than that model's raise it
 *   (16 factors, reliabilities of .70, correlations of .40 between all of them: 8% and 2%; with equal means of
 *   all factors as well, 23% and 8%). Hence 0, and only on 10 factors or more; of wholly random answers it
 *   still finds half (.30: 74%). The quick form has too few factors of two items.
 * - Completion time below 2 seconds an answered item (Huang, J. L., Curran, P. G., Keeney, J., Poposki, E. M.
 *   and DeShon, R. P. 2012, Journal of Business and Psychology 27(1), 99–114). Long times say nothing:
 *   people are interrupted.
 *
 * @param itemIds the form's items in the order in which they are asked; those without a column are missing
 * @param excluded 1 for a respondent who left too much unanswered
 * @param seconds completion time by respondent; NaN, 0 or less is not known
 */
export function carelessAnswers(
  survey: Survey,
  sheet: AnswerSheet,
  itemIds: readonly string[],
  excluded: Uint8Array,
  seconds: Float64Array | null = null,
): CarelessAnswers {
  const form = formOf(survey, sheet, itemIds);
  const flags = new Uint8Array(sheet.rows);
  const signs = [
    markLongStrings(form, sheet, excluded, flags),
    markInconsistent(form, sheet, excluded, flags),
    markFast(form, sheet, excluded, seconds, flags),
  ] as const;
  return {
    flags,
    counts: {
      respondents: count(excluded, (flag) => flag === 0),
      flagged: count(flags, (bits) => bits !== 0),
      longString: signs[0],
      evenOdd: signs[1],
      completionTime: signs[2],
    },
  };
}

interface Form {
  readonly asked: number;
  /** Columns of the items in the order in which they are asked, and where an agreeing answer points. */
  readonly columns: Int32Array;
  readonly directions: Int8Array;
  readonly halves: Halves;
}

function formOf(survey: Survey, sheet: AnswerSheet, itemIds: readonly string[]): Form {
  const columnOf = new Map(sheet.items.map((id, column) => [id, column]));
  const itemOf = new Map(survey.items.map((item) => [item.id, item]));
  const unfavourable = new Set(
    survey.factors.filter((factor) => factor.polarity === 'unfavourable').map(({ id }) => id),
  );
  const items = itemIds.flatMap((id) => {
    const item = itemOf.get(id);
    return item ? [{ item, column: columnOf.get(id) }] : [];
  });
  const present = items.flatMap(({ item, column }) =>
    column === undefined ? [] : { item, column },
  );
  return {
    asked: items.length,
    columns: Int32Array.from(present, ({ column }) => column),
    directions: Int8Array.from(present, ({ item }) =>
      unfavourable.has(item.factor) ? -item.key : item.key,
    ),
    halves: halvesOf(
      survey.factors.map((factor) =>
        present
          .filter(({ item }) => item.factor === factor.id)
          .map(({ item, column }) => ({ column, reversed: item.key === -1 })),
      ),
      survey.scale,
    ),
  };
}

function notLookedFor(why: WhyNull): SignCount {
  return { checked: 0, flagged: 0, limit: null, why };
}

function markLongStrings(form: Form, sheet: AnswerSheet, excluded: Uint8Array, flags: Uint8Array) {
  const bothWays = form.directions.includes(1) && form.directions.includes(-1);
  if (form.asked < carelessLimits.shortestRun) return notLookedFor('short-form');
  if (!bothWays) return notLookedFor('one-direction');
  const { longStringShare, shortestRun } = carelessLimits;
  const limit = Math.max(shortestRun, Math.ceil(form.asked * longStringShare));
  const width = sheet.items.length;
  let checked = 0;
  let flagged = 0;
  for (let row = 0; row < sheet.rows; row++) {
    if (excluded[row]) continue;
    checked++;
    const start = row * width;
    if (!mayHoldRun(sheet.answers, start, form.columns, limit)) continue;
    if (longString(sheet.answers, start, form.columns, form.directions) < limit) continue;
    flags[row] = (flags[row] as number) | carelessSigns.longString;
    flagged++;
  }
  return { checked, flagged, limit };
}

function markInconsistent(form: Form, sheet: AnswerSheet, excluded: Uint8Array, flags: Uint8Array) {
  const { evenOdd: limit, fewestFactors } = carelessLimits;
  if (factorsWithHalves(form.halves) < fewestFactors) return notLookedFor('few-factors');
  const width = sheet.items.length;
  let checked = 0;
  let flagged = 0;
  for (let row = 0; row < sheet.rows; row++) {
    if (excluded[row]) continue;
    const consistency = evenOdd(sheet.answers, row * width, form.halves, fewestFactors);
    if (consistency === null) continue;
    checked++;
    if (consistency >= limit) continue;
    flags[row] = (flags[row] as number) | carelessSigns.evenOdd;
    flagged++;
  }
  return { checked, flagged, limit };
}

function markFast(
  form: Form,
  sheet: AnswerSheet,
  excluded: Uint8Array,
  seconds: Float64Array | null,
  flags: Uint8Array,
) {
  if (seconds === null) return notLookedFor('no-times');
  const limit = carelessLimits.secondsPerItem;
  const width = sheet.items.length;
  let checked = 0;
  let flagged = 0;
  for (let row = 0; row < sheet.rows; row++) {
    const time = seconds[row] ?? Number.NaN;
    if (excluded[row] || !(time > 0)) continue;
    checked++;
    // Most took long enough for all items; only the others' answers need counting.
    if (time >= limit * form.columns.length) continue;
    if (time >= limit * answeredItems(sheet.answers, row * width, form.columns)) continue;
    flags[row] = (flags[row] as number) | carelessSigns.completionTime;
    flagged++;
  }
  return { checked, flagged, limit };
}

function answeredItems(answers: Int8Array, start: number, columns: Int32Array): number {
  let answered = 0;
  for (let index = 0; index < columns.length; index++) {
    if (answers[start + (columns[index] as number)] !== notAnswered) answered++;
  }
  return answered;
}

function count(bytes: Uint8Array, test: (byte: number) => boolean): number {
  let n = 0;
  for (const byte of bytes) if (test(byte)) n++;
  return n;
}
