/**
 * One pass over the answers into the moments of every group: all that the analysis needs of them. Plain
 * loops over typed arrays, since a province has millions of rows.
 */
import type { Survey } from '../instrument/survey.ts';
import { type AnswerSheet, notAnswered } from '../scoring/answer-sheet.ts';
import { type FactorColumns, type FormColumns, formColumns } from '../scoring/keyed-columns.ts';
import { addPattern, type FactorPlan, factorPlan } from './add-pattern.ts';
import {
  addCounted,
  countPatterns,
  keyOf,
  type PatternCounts,
  patternCounts,
  readPatterns,
} from './count-patterns.ts';
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
  const plans = layout.factors
    .map((factor, index) => factorPlan(survey, factor, columns.factors[index] as FactorColumns))
    .filter((plan) => plan.columns.length > 0);
  const counts = patternCounts(plans, survey.scale.max);
  const count = groups?.count ?? 0;
  const values = new Float64Array((count + 1) * layout.size);
  const { order, starts } = rowsByGroup(sheet.rows, count, groups?.codes);
  for (let group = 0; group <= count; group++) {
    const base = group * layout.size;
    const end = starts[group + 1] as number;
    for (let at = starts[group] as number; at < end; at++) {
      if (at % rowsAhead === 0) fetchRows(sheet, order, at);
      const row = order[at] as number;
      if (leaveOut?.[row]) continue;
      const isCounted = readRow(sheet, row, columns, counts);
      add(values, base + (isCounted ? layout.respondents : layout.excluded), 1);
      if (!isCounted) continue;
      countPatterns(counts);
      addWide(sheet, row, counts.wide, values, base);
    }
    addCounted(counts, values, base);
  }
  const vectorOf = (group: number) =>
    values.subarray(group * layout.size, (group + 1) * layout.size);
  return {
    layout,
    groups: Array.from({ length: count }, (_, group) => vectorOf(group)),
    ungrouped: vectorOf(count),
  };
}

/** Reads a row's patterns; false where it misses more than is allowed. */
function readRow(
  { answers, items }: AnswerSheet,
  row: number,
  { allowedMissing }: FormColumns,
  counts: PatternCounts,
): boolean {
  const start = row * items.length;
  let missing = readPatterns(counts, answers, start);
  for (const { columns } of counts.wide) {
    for (let item = 0; item < columns.length; item++) {
      const column = columns[item] as number;
      if (column < 0 || answers[start + column] === notAnswered) missing++;
    }
  }
  return missing <= allowedMissing;
}

function addWide(
  { answers, items }: AnswerSheet,
  row: number,
  wide: readonly FactorPlan[],
  values: Float64Array,
  base: number,
): void {
  for (const factor of wide) {
    const keyed = Int8Array.from(factor.columns, (column, item) => {
      const answer = column < 0 ? notAnswered : answers[row * items.length + column];
      return keyOf(factor, item, answer ?? notAnswered);
    });
    addPattern(values, base, factor, keyed, 0, 1);
  }
}

const rowsAhead = 16;

/** Reads one answer of each of the next rows: they lie far apart, and waiting for them together is shorter. */
function fetchRows({ answers, items }: AnswerSheet, order: Int32Array, from: number): number {
  let sum = 0;
  const end = Math.min(order.length, from + rowsAhead);
  for (let at = from; at < end; at++) sum += answers[(order[at] as number) * items.length] ?? 0;
  return sum;
}

/**
 * Rows of one group after another, so that the sums of a group stay close to the processor. Those of group g
 * stand from `starts[g]` to `starts[g + 1]`; the last are in no group.
 */
function rowsByGroup(rows: number, count: number, codes?: Int32Array) {
  const order = new Int32Array(rows);
  const starts = new Int32Array(count + 2);
  if (!codes) return { order: order.map((_, row) => row), starts: starts.fill(rows, count + 1) };
  const next = new Int32Array(count + 2);
  for (let row = 0; row < rows; row++) {
    const after = placeOf(codes, row, count) + 1;
    next[after] = (next[after] as number) + 1;
  }
  for (let at = 1; at < next.length; at++) {
    next[at] = (next[at] as number) + (next[at - 1] as number);
  }
  starts.set(next);
  for (let row = 0; row < rows; row++) {
    const place = placeOf(codes, row, count);
    const at = next[place] as number;
    order[at] = row;
    next[place] = at + 1;
  }
  return { order, starts };
}

function placeOf(codes: Int32Array, row: number, count: number): number {
  const code = codes[row] as number;
  return code < 0 ? count : code;
}

function add(values: Float64Array, at: number, by: number): void {
  values[at] = (values[at] as number) + by;
}
