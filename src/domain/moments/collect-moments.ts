/** One pass over the answers into the moments of every group: all that the analysis needs of them. */
import type { Factor, Scale, Survey } from '../instrument/survey.ts';
import { type AnswerSheet, notAnswered } from '../scoring/answer-sheet.ts';
import { middleOf } from '../scoring/favourability.ts';
import { type FactorColumns, formColumns } from '../scoring/keyed-columns.ts';
import { isExcluded } from '../scoring/score-sheet.ts';
import { negligibleSpread } from '../statistics/moments.ts';
import { type FactorLayout, type MomentsLayout, momentsLayout } from './moments-layout.ts';

/** Vectors of a layout, one a group. */
export interface CollectedMoments {
  readonly layout: MomentsLayout;
  /** In the order of the group codes. */
  readonly groups: readonly Float64Array[];
  /** Of the respondents who belong to no group. */
  readonly ungrouped: Float64Array;
}

/** Who is counted, and in which group. */
export interface Counted {
  /** Number of groups, and each row's group from 0; −1 for none. Without codes nobody has one. */
  readonly groups?: { readonly count: number; readonly codes: Int32Array };
  /** Rows that are not 0 here are left out. */
  readonly leaveOut?: Uint8Array;
}

/** @param itemIds the form's items; one without a column in the sheet was answered by nobody */
export function collectMoments(
  survey: Survey,
  sheet: AnswerSheet,
  itemIds: readonly string[],
  { groups, leaveOut }: Counted = {},
): CollectedMoments {
  const layout = momentsLayout(survey, itemIds);
  const columns = formColumns(survey, sheet.items, itemIds);
  const adders = survey.factors.map((factor, index) =>
    factorAdder(survey.scale, factor, columns.factors[index], layout.factors[index], sheet),
  );
  const count = groups?.count ?? 0;
  const vectors = Array.from({ length: count + 1 }, () => new Float64Array(layout.size));
  for (let row = 0; row < sheet.rows; row++) {
    if (leaveOut?.[row]) continue;
    const code = groups?.codes[row] ?? -1;
    const values = vectors[code < 0 ? count : code] as Float64Array;
    const excluded = isExcluded(columns, sheet, row);
    increase(values, excluded ? layout.excluded : layout.respondents, 1);
    if (excluded) continue;
    const start = row * sheet.items.length;
    for (const add of adders) add(values, start);
  }
  return { layout, groups: vectors.slice(0, count), ungrouped: vectors[count] as Float64Array };
}

function increase(values: Float64Array, at: number, by: number): void {
  values[at] = (values[at] as number) + by;
}

/** Adds one respondent's answers to one factor; `start` is where the respondent's row begins. */
type Add = (values: Float64Array, start: number) => void;

function factorAdder(
  scale: Scale,
  factor: Factor,
  columns: FactorColumns | undefined,
  layout: FactorLayout | undefined,
  sheet: AnswerSheet,
): Add {
  if (!columns || !layout || columns.items.length === 0) return () => {};
  const { answers } = sheet;
  const count = columns.items.length;
  const places = Int32Array.from(columns.items, (item) => item.column);
  const turned = columns.items.map((item) => item.reversed);
  const keyed = new Float64Array(count);
  const turn = scale.min + scale.max;
  const judge = unfavourableJudge(scale, factor);
  return (values, start) => {
    let sum = 0;
    let answered = 0;
    for (let item = 0; item < count; item++) {
      const place = places[item] as number;
      const answer = place < 0 ? notAnswered : (answers[start + place] as number);
      const value = answer === notAnswered ? notAnswered : turned[item] ? turn - answer : answer;
      keyed[item] = value;
      if (value === notAnswered) continue;
      sum += value;
      answered++;
    }
    if (answered === count) addComplete(values, layout, keyed);
    else addIncomplete(values, layout, keyed, sum, answered);
    if (answered >= layout.needed && judge(sum / answered))
      increase(values, layout.unfavourable, 1);
  };
}

function addComplete(values: Float64Array, layout: FactorLayout, keyed: Float64Array): void {
  increase(values, layout.complete, 1);
  let product = layout.products;
  for (let i = 0; i < keyed.length; i++) {
    const value = keyed[i] as number;
    increase(values, layout.sums + i, value);
    for (let j = 0; j <= i; j++) increase(values, product++, value * (keyed[j] as number));
  }
}

function addIncomplete(
  values: Float64Array,
  layout: FactorLayout,
  keyed: Float64Array,
  sum: number,
  answered: number,
): void {
  keyed.forEach((value, item) => {
    if (value === notAnswered) return;
    increase(values, layout.incomplete + 3 * item, 1);
    increase(values, layout.incomplete + 3 * item + 1, value);
    increase(values, layout.incomplete + 3 * item + 2, value * value);
  });
  if (answered < layout.needed) return;
  const partial = layout.partial + 3 * (answered - layout.needed);
  increase(values, partial, 1);
  increase(values, partial + 1, sum);
  increase(values, partial + 2, sum * sum);
}

/** Whether a score is unfavourable; the middle itself is not, whatever its binary fraction pretends. */
function unfavourableJudge(scale: Scale, factor: Factor): (score: number) => boolean {
  const middle = middleOf(scale);
  return factor.polarity === 'unfavourable'
    ? (score) => score > middle + negligibleSpread
    : (score) => score < middle - negligibleSpread;
}
