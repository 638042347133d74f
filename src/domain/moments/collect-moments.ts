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
  const block = emptyBlock(items.places.length);
  const { order, starts } = rowsByGroup(sheet.rows, count, groups?.codes);
  for (let group = 0; group <= count; group++) {
    block.base = group * layout.size;
    for (let at = starts[group] as number; at < (starts[group + 1] as number); at++) {
      const row = order[at] as number;
      if (leaveOut?.[row]) continue;
      const missing = readRow(sheet.answers, row * sheet.items.length, items, keyed);
      const excluded = missing > columns.allowedMissing;
      add(values, block.base + (excluded ? layout.excluded : layout.respondents), 1);
      if (excluded) continue;
      addRow(values, block, keyed, factors);
      if (block.rows === rowsPerBlock) addBlock(values, block, factors);
    }
    addBlock(values, block, factors);
  }
  const vectorOf = (group: number) =>
    values.subarray(group * layout.size, (group + 1) * layout.size);
  return {
    layout,
    groups: Array.from({ length: count }, (_, group) => vectorOf(group)),
    ungrouped: vectorOf(count),
  };
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

/** Columns of the items, factor after factor, and where the keyed answers of each stand in `keys`. */
interface ItemPlaces {
  readonly places: Int32Array;
  readonly keyed: Uint8Array;
  /** Keyed answers by answer, from −1 (missing) up: as they are, then reversed. */
  readonly keys: Int8Array;
}

function itemPlaces({ scale }: Survey, columns: FormColumns): ItemPlaces {
  const flat = columns.factors.flatMap((factor) => factor.items);
  const points = Array.from({ length: scale.max + 1 }, (_, answer) => answer);
  const plain = [notAnswered, ...points];
  const reversed = [notAnswered, ...points.map((answer) => scale.min + scale.max - answer)];
  return {
    places: Int32Array.from(flat, (item) => item.column),
    keyed: Uint8Array.from(flat, (item) => (item.reversed ? plain.length + 1 : 1)),
    keys: Int8Array.from([...plain, ...reversed]),
  };
}

/** Puts a row's keyed answers into `target` and says how many are missing. */
function readRow(
  answers: Int8Array,
  start: number,
  { places, keyed, keys }: ItemPlaces,
  target: Int8Array,
): number {
  let missing = 0;
  for (let item = 0; item < places.length; item++) {
    const place = places[item] as number;
    const answer = place < 0 ? notAnswered : (answers[start + place] as number);
    missing -= answer >> 31;
    target[item] = keys[(keyed[item] as number) + answer] as number;
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
  const plans = layout.factors.map(({ id: _id, items, ...places }, index) => {
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
  return plans.filter(({ count }) => count > 0);
}

/**
 * Rows of one group that are added together: an item's keyed answers stand side by side, 0 where the row does
 * not answer all items of its factor. Sums and products are then short loops over whole numbers.
 */
interface Block {
  base: number;
  rows: number;
  readonly answers: Int8Array;
}

const rowsPerBlock = 256;

function emptyBlock(items: number): Block {
  return { base: 0, rows: 0, answers: new Int8Array(items * rowsPerBlock) };
}

function addRow(
  values: Float64Array,
  block: Block,
  keyed: Int8Array,
  factors: readonly FactorPlan[],
): void {
  const { base, answers } = block;
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
    const complete = answered === factor.count;
    for (let item = factor.first; item < end; item++) {
      answers[item * rowsPerBlock + block.rows] = complete ? (keyed[item] as number) : 0;
    }
    if (complete) add(values, base + factor.complete, 1);
    else addIncomplete(values, base, keyed, factor, sum, answered);
    if (answered < factor.needed) continue;
    if (sum < factor.low * answered || sum > factor.high * answered) {
      add(values, base + factor.unfavourable, 1);
    }
  }
  block.rows++;
}

/** Adds the rows of a block to its group and empties it. */
function addBlock(values: Float64Array, block: Block, factors: readonly FactorPlan[]): void {
  const { base, rows, answers } = block;
  for (const { first, count, sums, products } of factors) {
    let product = base + products;
    for (let i = first; i < first + count; i++) {
      add(values, base + sums + i - first, sumOf(answers, i * rowsPerBlock, rows));
      for (let j = first; j <= i; j++) {
        const some = sumOfProducts(answers, i * rowsPerBlock, j * rowsPerBlock, rows);
        add(values, product++, some);
      }
    }
  }
  block.rows = 0;
}

function sumOf(answers: Int8Array, start: number, rows: number): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += answers[start + row] as number;
  return sum;
}

function sumOfProducts(answers: Int8Array, a: number, b: number, rows: number): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    sum += (answers[a + row] as number) * (answers[b + row] as number);
  }
  return sum;
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
