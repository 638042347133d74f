/** How the answers to each item spread over the scale, turned so that high helps. */
import type { Item, Survey } from '../instrument/survey.ts';
import { type AnswerSheet, notAnswered } from '../scoring/answer-sheet.ts';
import { favourabilityOf } from '../scoring/favourability.ts';

export interface ItemDistribution {
  readonly item: string;
  readonly factor: string;
  readonly n: number;
  /** Answers at each scale point, from the least to the most favourable; length max − min + 1. */
  readonly counts: readonly number[];
}

/** Items of a form in its order, over everyone not excluded who answered the item. */
export function itemDistributions(
  survey: Survey,
  sheet: AnswerSheet,
  itemIds: readonly string[],
  excluded: Uint8Array,
): ItemDistribution[] {
  const byId = new Map(survey.items.map((item) => [item.id, item]));
  return itemIds.flatMap((id) => {
    const item = byId.get(id);
    const column = sheet.items.indexOf(id);
    return item && column >= 0 ? [distributionOf(survey, sheet, item, column, excluded)] : [];
  });
}

function distributionOf(
  survey: Survey,
  sheet: AnswerSheet,
  item: Item,
  column: number,
  excluded: Uint8Array,
): ItemDistribution {
  const { min, max } = survey.scale;
  const factor = survey.factors.find((each) => each.id === item.factor);
  const counts = Array<number>(max - min + 1).fill(0);
  for (let row = 0; row < sheet.rows; row++) {
    const answer = sheet.answers[row * sheet.items.length + column] ?? notAnswered;
    if (answer === notAnswered || excluded[row] || !factor) continue;
    const keyed = item.key === -1 ? min + max - answer : answer;
    const point = favourabilityOf(factor, survey.scale, keyed) - min;
    counts[point] = (counts[point] ?? 0) + 1;
  }
  return { item: item.id, factor: item.factor, n: counts.reduce((a, b) => a + b, 0), counts };
}
