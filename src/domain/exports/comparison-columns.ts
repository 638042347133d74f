/** The headings of a comparison's sheets, with their widths. */
import type { ComparisonLevel } from '../comparison/comparison.ts';
import type { Factor } from '../instrument/survey.ts';
import type { Language } from '../language.ts';
import { wordsIn } from '../wording/words.ts';
import type { SheetColumn } from './sheet.ts';
import { widthOf } from './sheet-columns.ts';

/** Headings at `comparison:column`. */
type ColumnKey =
  | ('what' | 'text' | 'groupId' | 'programme' | 'endsOn' | 'classes' | 'people')
  | ('factorId' | 'factor' | 'n' | 'mean' | 'sd' | 'low' | 'high' | 'favourability' | 'zone')
  | ('estimate' | 'estimateLow' | 'estimateHigh' | 'observations')
  | ('difference' | 'differenceLow' | 'differenceHigh' | 'p' | 'pAdjusted' | 'apart')
  | (
      | 'groups'
      | 'f'
      | 'df1'
      | 'df2'
      | 'brownForsytheF'
      | 'brownForsytheDf1'
      | 'brownForsytheDf2'
      | 'brownForsytheP'
      | 'omegaSquared'
      | 'icc1'
      | 'icc2'
    )
  | ('rwgMedian' | 'between' | 'within' | 'overall')
  | ('pairs' | 'before' | 'beforeLow' | 'beforeHigh' | 'after' | 'afterLow' | 'afterHigh')
  | ('change' | 'perYear' | 'percentileSchool' | 'percentileServer' | 'rangeLow' | 'rangeHigh')
  | ('earlier' | 'later' | 'action' | 'doneOn' | 'earlierN' | 'laterN' | 'others' | 'why');

/** Heading, width in characters, and how its numbers are shown; `group` is headed by the level. */
export type ComparisonColumn = readonly [ColumnKey | 'group', number, SheetColumn['show']?];

export function comparisonColumns(
  language: Language,
  level: ComparisonLevel,
  columns: readonly ComparisonColumn[],
): readonly SheetColumn[] {
  const t = wordsIn(language);
  return columns.map(([key, least, show]) => {
    const title =
      key === 'group' ? t(`comparison:column.group.${level}`) : t(`comparison:column.${key}`);
    return { title, width: Math.max(least, widthOf(title) + 2), ...(show ? { show } : {}) };
  });
}

/** A column of decimals a factor: “同事的支持（PS）”. */
export function factorColumns(
  language: Language,
  factors: readonly Factor[],
): readonly SheetColumn[] {
  const t = wordsIn(language);
  return factors.map(({ id, name }) => ({
    title: t('comparison:column.named', { name: name[language], id }),
    width: 14,
    show: 'decimals',
  }));
}
