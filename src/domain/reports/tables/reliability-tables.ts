/** How reliably the factors are measured, and what each item adds to that. */
import type { FactorResult, ItemReliability } from '../../analysis/analysis.ts';
import type { ItemDistribution } from '../../analysis/item-distributions.ts';
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import type { Block } from '../report.ts';
import { itemText } from '../report-charts.ts';
import { factorName, type ReportContext } from '../report-context.ts';
import { count, figure, figureTable, type TableColumn, text } from './figure-table.ts';

/** Below this, the usual demand on a scale, a factor is read with care. */
const goodAlpha = 0.7;
/** Scale points whose counts leave room for an item's figures beside them. */
const mostPointsJoined = 7;

export function reliabilityTable(context: ReportContext, { factors }: OccasionResults): Block[] {
  const { say, t } = context;
  return figureTable<FactorResult>(context, {
    caption: t('report:appendix.reliability'),
    columns: [
      text(t('report:appendix.factor'), 6, ({ id }) => factorName(context, id)),
      count(t('report:appendix.itemCount'), 1.6, ({ reliability }) => reliability.items.length),
      count(t('report:appendix.complete'), 1.8, ({ reliability }) => reliability.n),
      figure(t('report:appendix.alpha'), 2, ({ reliability }) => say.number(reliability.alpha)),
      figure(t('report:appendix.ci95'), 4, ({ reliability }) =>
        say.interval(reliability.alphaCi95),
      ),
      figure(t('report:appendix.omega'), 2, ({ reliability }) => say.number(reliability.omega)),
    ],
    rows: factors,
    missing: ({ id, reliability }) => ({
      name: factorName(context, id),
      whys: [reliability.why],
    }),
    notes: [t('report:appendix.reliabilityNote'), ...weakFactors(context, factors)],
  });
}

function weakFactors(context: ReportContext, factors: readonly FactorResult[]): string[] {
  const { say, t } = context;
  // By the two decimals of the table: what stands there as 0.70 is not called below it.
  const weak = factors.filter(
    ({ reliability }) => Math.round(100 * (reliability.alpha ?? 1)) < 100 * goodAlpha,
  );
  if (weak.length === 0) return [];
  const names = weak.map(({ id }) => t('terms:of', { text: factorName(context, id) }));
  return [t('report:appendix.weak', { factors: say.list(names), count: weak.length })];
}

type ItemRow = ItemDistribution & { readonly figures: ItemReliability | undefined };

/** Answers and figures of each item side by side; on a long scale in a table each. */
export function itemTables(context: ReportContext, results: OccasionResults): Block[] {
  const { t } = context;
  if (results.items.length === 0) return [];
  const figuresOf = new Map(
    results.factors.flatMap(({ reliability }) => reliability.items.map((item) => [item.id, item])),
  );
  const rows = results.items.map(
    (item): ItemRow => ({
      ...item,
      figures: figuresOf.get(item.item),
    }),
  );
  const [counts, figures] = [countColumns(context), figureColumns(context)];
  const table = (caption: string, columns: readonly TableColumn<ItemRow>[], notes: string[]) =>
    figureTable<ItemRow>(context, {
      caption,
      columns: [...firstColumns(context), ...columns],
      rows,
      missing: ({ factor, figures: own }) => ({
        name: factorName(context, factor),
        whys: [own?.why],
      }),
      notes,
    });
  const note = t('report:appendix.itemsNote');
  if (counts.length <= mostPointsJoined) {
    return table(t('report:appendix.itemsJoined'), [...counts, ...figures], [note]);
  }
  return [
    ...table(t('report:appendix.items'), counts, []),
    ...table(t('report:appendix.itemFigures'), figures, [note]),
  ];
}

function firstColumns(context: ReportContext): TableColumn<ItemRow>[] {
  const { input, t } = context;
  const points = input.survey.scale.max - input.survey.scale.min + 1;
  return [
    text(t('report:appendix.item'), Math.max(10, points * 1.4), ({ item }) =>
      itemText(context, item),
    ),
    count(t('report:appendix.n'), 1.6, ({ n }) => n),
  ];
}

function countColumns({ input }: ReportContext): TableColumn<ItemRow>[] {
  const { min, max } = input.survey.scale;
  return Array.from({ length: max - min + 1 }, (_, index) => ({
    ...count<ItemRow>(String(min + index), 1.3, ({ counts }) => counts[index] ?? 0),
    // Counts are always there, and so keep the table where nothing can be computed from them.
    figure: true,
  }));
}

function figureColumns({ say, t }: ReportContext): TableColumn<ItemRow>[] {
  return [
    figure(t('report:appendix.mean'), 2, ({ figures }) => say.number(figures?.mean ?? null)),
    figure(t('report:appendix.sd'), 2, ({ figures }) => say.number(figures?.sd ?? null)),
    figure(t('report:appendix.itemRest'), 2.8, ({ figures }) =>
      say.number(figures?.itemRest ?? null),
    ),
    figure(t('report:appendix.alphaIfDropped'), 2.8, ({ figures }) =>
      say.number(figures?.alphaIfDropped ?? null),
    ),
  ];
}
