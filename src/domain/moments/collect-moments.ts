/**
 * One pass over the answers into the moments of every group: all that the analysis needs of them. Plain
 * loops over typed arrays, since a province has millions of rows.
 */
import type { Survey } from '../instrument/survey.ts';
import { type AnswerSheet, notAnswered } from '../scoring/answer-sheet.ts';
import { middleOf } from '../scoring/favourability.ts';
import { type FormColumns, formColumns } from '../scoring/keyed-columns.ts';
import { negligibleSpread } from '../statistics/moments.ts';
import { type MomentsLayout, momentsLayout } from './moments-layout.ts';

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
  const factors = factorPlans(survey, columns, layout);
  const count = groups?.count ?? 0;
  const values = new Float64Array((count + 1) * layout.size);
  const items = itemPlaces(survey, columns);
  const keyed = new Int8Array(items.places.length);
  const order = rowsByGroup(sheet.rows, groups);
  for (let at = 0; at < order.length; at++) {
    const row = order[at] as number;
    if (leaveOut?.[row]) continue;
    const code = groups?.codes[row] ?? -1;
    const base = (code < 0 ? count : code) * layout.size;
    const missing = readRow(sheet.answers, row * sheet.items.length, items, keyed);
    const excluded = missing > columns.allowedMissing;
    add(values, base + (excluded ? layout.excluded : layout.respondents), 1);
    if (!excluded) addRow(values, base, keyed, factors);
  }
  const vectorOf = (group: number) =>
    values.subarray(group * layout.size, (group + 1) * layout.size);
  return {
    layout,
    groups: Array.from({ length: count }, (_, group) => vectorOf(group)),
    ungrouped: vectorOf(count),
  };
}

/** Rows of one group after another, so that the sums of a group stay close to the processor. */
function rowsByGroup(rows: number, groups: Counted['groups']): Int32Array {
  const order = new Int32Array(rows);
  const count = groups?.count ?? 0;
  const next = new Int32Array(count + 2);
  const slot = (row: number) => {
    const code = groups?.codes[row] ?? -1;
    return code < 0 ? count : code;
  };
  for (let row = 0; row < rows; row++) next[slot(row) + 1] = (next[slot(row) + 1] as number) + 1;
  for (let at = 1; at < next.length; at++)
    next[at] = (next[at] as number) + (next[at - 1] as number);
  for (let row = 0; row < rows; row++) {
    const at = slot(row);
    order[next[at] as number] = row;
    next[at] = (next[at] as number) + 1;
  }
  return order;
}

/** Columns of the items, factor after factor; a reversed item counts `turn` − answer. */
interface ItemPlaces {
  readonly places: Int32Array;
  readonly reversed: Uint8Array;
  readonly turn: number;
}

function itemPlaces({ scale }: Survey, columns: FormColumns): ItemPlaces {
  const flat = columns.factors.flatMap((factor) => factor.items);
  return {
    places: Int32Array.from(flat, (item) => item.column),
    reversed: Uint8Array.from(flat, (item) => (item.reversed ? 1 : 0)),
    turn: scale.min + scale.max,
  };
}

/** Puts a row's keyed answers into `keyed` and says how many are missing. */
function readRow(
  answers: Int8Array,
  start: number,
  { places, reversed, turn }: ItemPlaces,
  keyed: Int8Array,
): number {
  let missing = 0;
  for (let item = 0; item < places.length; item++) {
    const place = places[item] as number;
    const answer = place < 0 ? notAnswered : (answers[start + place] as number);
    if (answer === notAnswered) missing++;
    keyed[item] = answer === notAnswered || reversed[item] === 0 ? answer : turn - answer;
  }
  return missing;
}

/** A factor's layout with its place among the keyed answers and what makes a score unfavourable. */
interface FactorPlan {
  readonly first: number;
  readonly count: number;
  readonly needed: number;
  readonly complete: number;
  readonly sums: number;
  readonly products: number;
  readonly partial: number;
  readonly incomplete: number;
  readonly unfavourable: number;
  /** Scores between the two are not unfavourable; the middle is not, whatever its binary fraction pretends. */
  readonly low: number;
  readonly high: number;
}

function factorPlans(survey: Survey, columns: FormColumns, layout: MomentsLayout): FactorPlan[] {
  const middle = middleOf(survey.scale);
  let first = 0;
  return layout.factors.map(({ id: _id, items, ...places }, index) => {
    const count = columns.factors[index]?.items.length ?? 0;
    const unfavourable = survey.factors[index]?.polarity === 'unfavourable';
    const plan: FactorPlan = {
      ...places,
      first,
      count: items.length,
      low: unfavourable ? -Infinity : middle - negligibleSpread,
      high: unfavourable ? middle + negligibleSpread : Infinity,
    };
    first += count;
    return plan;
  });
}

function addRow(
  values: Float64Array,
  base: number,
  keyed: Int8Array,
  factors: readonly FactorPlan[],
): void {
  for (let index = 0; index < factors.length; index++) {
    const factor = factors[index] as FactorPlan;
    let sum = 0;
    let answered = 0;
    const end = factor.first + factor.count;
    for (let item = factor.first; item < end; item++) {
      const value = keyed[item] as number;
      if (value === notAnswered) continue;
      sum += value;
      answered++;
    }
    if (answered === 0) continue;
    if (answered === factor.count) addComplete(values, base, keyed, factor);
    else addIncomplete(values, base, keyed, factor, sum, answered);
    if (answered < factor.needed) continue;
    const score = sum / answered;
    if (score < factor.low || score > factor.high) add(values, base + factor.unfavourable, 1);
  }
}

function addComplete(
  values: Float64Array,
  base: number,
  keyed: Int8Array,
  factor: FactorPlan,
): void {
  const { first, count } = factor;
  add(values, base + factor.complete, 1);
  let product = base + factor.products;
  for (let i = 0; i < count; i++) {
    const value = keyed[first + i] as number;
    add(values, base + factor.sums + i, value);
    for (let j = 0; j <= i; j++) add(values, product++, value * (keyed[first + j] as number));
  }
}

function addIncomplete(
  values: Float64Array,
  base: number,
  keyed: Int8Array,
  factor: FactorPlan,
  sum: number,
  answered: number,
): void {
  for (let item = 0; item < factor.count; item++) {
    const value = keyed[factor.first + item] as number;
    if (value === notAnswered) continue;
    const at = base + factor.incomplete + 3 * item;
    add(values, at, 1);
    add(values, at + 1, value);
    add(values, at + 2, value * value);
  }
  if (answered < factor.needed) return;
  const at = base + factor.partial + 3 * (answered - factor.needed);
  add(values, at, 1);
  add(values, at + 1, sum);
  add(values, at + 2, sum * sum);
}

function add(values: Float64Array, at: number, by: number): void {
  values[at] = (values[at] as number) + by;
}
