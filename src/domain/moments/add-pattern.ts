/** Adds respondents who gave the same answers to one factor to its moments, all at once. */
import type { Survey } from '../instrument/survey.ts';
import { notAnswered } from '../scoring/answer-sheet.ts';
import { middleOf } from '../scoring/favourability.ts';
import type { FactorColumns } from '../scoring/keyed-columns.ts';
import { negligibleSpread } from '../statistics/moments.ts';
import type { FactorLayout } from './moments-layout.ts';

/** A factor's places in the vector and in the sheet, and what makes a score unfavourable. */
export interface FactorPlan extends FactorLayout {
  /** Column of each item; −1 where the sheet has none. */
  readonly columns: Int32Array;
  readonly reversed: readonly boolean[];
  /** Whole numbers that a reversed answer is taken from. */
  readonly turn: number;
  /** Scores between the two are not unfavourable; the middle is not, whatever its binary fraction pretends. */
  readonly low: number;
  readonly high: number;
}

export function factorPlan(
  { scale, factors }: Survey,
  layout: FactorLayout,
  { items }: FactorColumns,
): FactorPlan {
  const middle = middleOf(scale);
  const polarity = factors.find((factor) => factor.id === layout.id)?.polarity;
  return {
    ...layout,
    columns: Int32Array.from(items, (item) => item.column),
    reversed: items.map((item) => item.reversed),
    turn: scale.min + scale.max,
    low: polarity === 'unfavourable' ? -Infinity : middle - negligibleSpread,
    high: polarity === 'unfavourable' ? middle + negligibleSpread : Infinity,
  };
}

/** @param keyed keyed answers to the factor's items from `at` on; `people` gave them */
export function addPattern(
  values: Float64Array,
  base: number,
  factor: FactorPlan,
  keyed: Int8Array,
  at: number,
  people: number,
): void {
  const count = factor.columns.length;
  let sum = 0;
  let answered = 0;
  for (let item = at; item < at + count; item++) {
    const value = keyed[item] as number;
    if (value === notAnswered) continue;
    sum += value;
    answered++;
  }
  if (answered === count) addComplete(values, base, factor, keyed, at, people);
  else addIncomplete(values, base, factor, keyed, at, people);
  if (answered < factor.needed) return;
  if (answered < count) {
    addPowers(values, base + factor.partial + 3 * (answered - factor.needed), sum, people);
  }
  const score = sum / answered;
  if (score < factor.low || score > factor.high) add(values, base + factor.unfavourable, people);
}

function addComplete(
  values: Float64Array,
  base: number,
  factor: FactorPlan,
  keyed: Int8Array,
  at: number,
  people: number,
): void {
  add(values, base + factor.complete, people);
  let product = base + factor.products;
  for (let i = 0; i < factor.columns.length; i++) {
    const value = people * (keyed[at + i] as number);
    add(values, base + factor.sums + i, value);
    for (let j = 0; j <= i; j++) add(values, product++, value * (keyed[at + j] as number));
  }
}

function addIncomplete(
  values: Float64Array,
  base: number,
  factor: FactorPlan,
  keyed: Int8Array,
  at: number,
  people: number,
): void {
  for (let item = 0; item < factor.columns.length; item++) {
    const value = keyed[at + item] as number;
    if (value === notAnswered) continue;
    addPowers(values, base + factor.incomplete + 3 * item, value, people);
  }
}

/** How many, their sum, and the sum of their squares. */
function addPowers(values: Float64Array, at: number, value: number, people: number): void {
  add(values, at, people);
  add(values, at + 1, people * value);
  add(values, at + 2, people * value * value);
}

function add(values: Float64Array, at: number, by: number): void {
  values[at] = (values[at] as number) + by;
}
