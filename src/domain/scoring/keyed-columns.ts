/** Where a form's items stand in a sheet and what the scoring rules ask of them, worked out once for all rows. */
import type { Survey } from '../instrument/survey.ts';

export interface KeyedColumn {
  readonly id: string;
  /** Column of the sheet; −1 where it has none: the item counts as not answered. */
  readonly column: number;
  readonly reversed: boolean;
}

export interface FactorColumns {
  /** The factor's items on the form, in the survey's order. */
  readonly items: readonly KeyedColumn[];
  /** Fewest answered items that make a score. */
  readonly needed: number;
}

export interface FormColumns {
  /** One entry a factor, in the survey's order. */
  readonly factors: readonly FactorColumns[];
  /** More missing items than this exclude a respondent. */
  readonly allowedMissing: number;
  /** Columns of the form's items that the sheet has. */
  readonly places: Int32Array;
  readonly asked: number;
}

/** Shares are compared with a slack of 1e-9, so that two thirds of three items are two. */
export function formColumns(
  survey: Survey,
  sheetItems: readonly string[],
  itemIds: readonly string[],
): FormColumns {
  const columnOf = new Map(sheetItems.map((id, column) => [id, column]));
  const asked = new Set(itemIds);
  const factors = survey.factors.map((factor): FactorColumns => {
    const items = survey.items.filter((item) => item.factor === factor.id && asked.has(item.id));
    return {
      items: items.map(({ id, key }) => ({
        id,
        column: columnOf.get(id) ?? -1,
        reversed: key === -1,
      })),
      needed: Math.max(1, Math.ceil(survey.scoring.minAnsweredShare * items.length - 1e-9)),
    };
  });
  const allowedMissing = Math.floor((survey.scoring.maxMissingShare + 1e-9) * itemIds.length);
  const columns = factors.flatMap(({ items }) => items.map(({ column }) => column));
  const places = Int32Array.from(columns.filter((column) => column >= 0));
  return { factors, allowedMissing, places, asked: itemIds.length };
}
