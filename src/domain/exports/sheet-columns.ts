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
  return columns.map(([key, least, show]) => {
    const title = t(`exports:column.${key}`);
    return { title, width: Math.max(least, widthOf(title) + 2), ...(show ? { show } : {}) };
  });
}

/** In characters of Latin script, of which a Chinese one takes two. */
export function widthOf(text: string): number {
  return Array.from(text, (letter) => (letter.codePointAt(0) ?? 0) > 0x2e7f).reduce(
    (sum, wide) => sum + (wide ? 2 : 1),
    0,
  );
}
