/** One row an item: its figures, and the shares of the scale points as they were chosen. */
import type { ItemReliability } from '../analysis/analysis.ts';
import type { ItemDistribution } from '../analysis/item-distributions.ts';
import type { OccasionResults } from '../analysis/occasion-results.ts';
import type { Survey } from '../instrument/survey.ts';
import type { Language } from '../language.ts';
import { wordsIn } from '../wording/words.ts';
import type { Cell, Sheet, SheetColumn } from './sheet.ts';
import { columnsIn } from './sheet-columns.ts';

export function itemSheet(
  survey: Survey,
  language: Language,
  kind: 'end' | 'followup',
  results: OccasionResults | null,
): Sheet {
  const reliability = new Map(
    (results?.factors ?? []).flatMap((factor) =>
      factor.reliability.items.map((item) => [item.id, item] as const),
    ),
  );
  return {
    name: wordsIn(language)('exports:sheet.items'),
    columns: columnsOf(survey, language),
    rows: (results?.items ?? []).map((answers) =>
      rowOf(survey, language, kind, answers, reliability.get(answers.item)),
    ),
  };
}

function columnsOf({ scale: { min, max } }: Survey, language: Language): readonly SheetColumn[] {
  const t = wordsIn(language);
  const points = Array.from({ length: max - min + 1 }, (_, at) => min + at);
  return [
    ...columnsIn(language, [
      ['id', 8],
      ['factor', 36],
      ['item', 60],
      ['reversed', 8],
      ['n', 8],
      ['mean', 10, 'decimals'],
      ['sd', 10, 'decimals'],
      ['itemRest', 12, 'decimals'],
    ]),
    ...points.map((value) => ({
      title: t('exports:column.percent', { value }),
      width: 12,
      show: 'percent' as const,
    })),
  ];
}

function rowOf(
  survey: Survey,
  language: Language,
  kind: 'end' | 'followup',
  { item: id, factor: factorId, n, counts }: ItemDistribution,
  figures: ItemReliability | undefined,
): readonly Cell[] {
  const item = survey.items.find((each) => each.id === id);
  const factor = survey.factors.find((each) => each.id === factorId);
  // Counted as favourable; here they stand as they were chosen.
  const turned = (item?.key === -1) !== (factor?.polarity === 'unfavourable');
  return [
    id,
    factor?.name[language] ?? factorId,
    item?.text[kind][language] ?? null,
    item?.key === -1 ? wordsIn(language)('exports:yes') : null,
    n,
    figures?.mean ?? null,
    figures?.sd ?? null,
    figures?.itemRest ?? null,
    ...(turned ? counts.toReversed() : counts).map((count) => (n > 0 ? count / n : null)),
  ];
}
