/** The headings of the sheets, with their widths. */
import type { Language } from '../language.ts';
import { wordsIn } from '../wording/words.ts';
import type { SheetColumn } from './sheet.ts';

/** Headings at `exports:column`. */
export type ColumnKey =
  | ('id' | 'factor' | 'domain' | 'item' | 'reversed' | 'n' | 'mean' | 'sd' | 'low' | 'high')
  | ('favourability' | 'unfavourable' | 'zone' | 'alpha' | 'omega' | 'itemRest')
  | ('pairs' | 'before' | 'after' | 'difference' | 'p' | 'pAdjusted' | 'effect' | 'reliable')
  | ('action' | 'owner' | 'due' | 'sign' | 'grade' | 'done' | 'what' | 'value');

/** Heading, width in characters, and how its numbers are shown. */
export type ColumnSpec = readonly [ColumnKey, number, SheetColumn['show']?];

export function columnsIn(
  language: Language,
  columns: readonly ColumnSpec[],
): readonly SheetColumn[] {
  const t = wordsIn(language);
  return columns.map(([key, width, show]) => ({
    title: t(`exports:column.${key}`),
    width,
    ...(show ? { show } : {}),
  }));
}
