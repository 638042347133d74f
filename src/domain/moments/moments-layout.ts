/**
 * Where each sum of a form's moments stands in a plain vector of numbers. Answers are whole numbers, so
 * every entry is a whole number too: adding vectors merges groups exactly, in any order and grouping.
 */
import type { Survey } from '../instrument/survey.ts';
import { formColumns } from '../scoring/keyed-columns.ts';

export interface FactorLayout {
  readonly id: string;
  /** The factor's items on the form; all sums are of keyed answers. */
  readonly items: readonly string[];
  /** Fewest answered items that make a score. */
  readonly needed: number;
  /** Respondents who answered every item. */
  readonly complete: number;
  /** Σ xᵢ over them, an entry an item. */
  readonly sums: number;
  /** Σ xᵢxⱼ over them, lower triangle by rows: 00, 10, 11, 20, … */
  readonly products: number;
  /** For each count of answered items from `needed` to one short of all: scored respondents, Σ s and Σ s², s the sum of their answers. */
  readonly partial: number;
  /** Of those who left an item out, for each item: answers, Σ x, Σ x². */
  readonly incomplete: number;
  /** Scored respondents whose favourability is below the scale's middle. */
  readonly unfavourable: number;
}

export interface MomentsLayout {
  /** Respondents who count, and those excluded for missing answers. */
  readonly respondents: number;
  readonly excluded: number;
  /** One a factor, in the survey's order. */
  readonly factors: readonly FactorLayout[];
  /** Length of the vector. */
  readonly size: number;
}

export function momentsLayout(survey: Survey, itemIds: readonly string[]): MomentsLayout {
  const columns = formColumns(survey, itemIds, itemIds);
  let next = 2;
  const take = (entries: number) => {
    next += entries;
    return next - entries;
  };
  const factors = survey.factors.map((factor, index): FactorLayout => {
    const { items = [], needed = 1 } = columns.factors[index] ?? {};
    const count = items.length;
    return {
      id: factor.id,
      items: items.map((item) => item.id),
      needed,
      complete: take(1),
      sums: take(count),
      products: take((count * (count + 1)) / 2),
      partial: take(3 * Math.max(0, count - needed)),
      incomplete: take(3 * count),
      unfavourable: take(1),
    };
  });
  return { respondents: 0, excluded: 1, factors, size: next };
}

/** Where Σ xᵢxⱼ stands in the lower triangle. */
export function triangle(i: number, j: number): number {
  return i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i;
}
