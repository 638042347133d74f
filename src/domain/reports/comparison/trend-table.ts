/** Slopes of the programmes, the surest first where there are too many for paper. */
import type { Factor } from '../../instrument/survey.ts';
import type { Block } from '../report.ts';
import { turnedName } from '../report-context.ts';
import { count, figure, figureTable, type TableColumn, text } from '../tables/figure-table.ts';
import { type ComparisonContext, quotedFactor } from './comparison-context.ts';
import type { TurnedTrend } from './trend-section.ts';

const mostRows = 20;

/** What was found; where nothing was, the clearest of each programme. */
function rowsOf(fitted: readonly TurnedTrend[], chosen: Factor | null): readonly TurnedTrend[] {
  const found = fitted.filter(({ isFound }) => isFound);
  if (chosen) return fitted;
  if (found.length > 0) return found;
  return [...Map.groupBy(fitted, ({ programme }) => programme).values()].flatMap(
    ([clearest]) => clearest ?? [],
  );
}

export function trendTable(
  context: ComparisonContext,
  trends: readonly TurnedTrend[],
  chosen: Factor | null,
): Block[] {
  const { say, t } = context;
  const fitted = trends
    .filter(({ factor, slope }) => slope !== null && (!chosen || factor.id === chosen.id))
    .sort((a, b) => (a.trend.perYear.p ?? 1) - (b.trend.perYear.p ?? 1));
  if (fitted.length === 0) return [];
  const rows = rowsOf(fitted, chosen).slice(0, mostRows);
  const some = t('comparison:trend.tableSome', { shown: rows.length, all: fitted.length });
  const factorColumn: TableColumn<TurnedTrend> = text(
    t('report:appendix.factor'),
    5,
    ({ factor }) => turnedName(context, factor),
  );
  return figureTable<TurnedTrend>(context, {
    caption: chosen
      ? t('comparison:trend.tableOf', { factor: quotedFactor(context, chosen) })
      : t('comparison:trend.table'),
    columns: [
      text(t('comparison:trend.programme'), 5, ({ programme }) => programme.programme),
      ...(chosen ? [] : [factorColumn]),
      count(t('comparison:trend.classes'), 1.8, ({ classes }) => classes),
      figure(t('comparison:trend.perYear'), 2, ({ slope }) => say.signed(slope)),
      figure(t('report:appendix.ci95'), 3.6, ({ interval }) => say.interval(interval)),
      figure(t('report:appendix.p'), 1.8, ({ trend }) => say.probability(trend.perYear.p)),
      figure(t('report:appendix.pAdjusted'), 1.8, ({ trend }) =>
        say.probability(trend.perYear.pAdjusted),
      ),
    ],
    rows,
    missing: ({ programme }) => ({ name: programme.programme, whys: [] }),
    notes: [t('comparison:trend.tableNote'), ...(rows.length < fitted.length ? [some] : [])],
  });
}
