/** The table beside a chart: the same numbers, for who cannot or would not read the drawing. */
import type {
  CaterpillarSpec,
  ChartSpec,
  ColumnsSpec,
  DumbbellsSpec,
  HeatMapSpec,
  IntervalBarsSpec,
  LikertSpec,
  MissingReason,
  RadarSpec,
  TrendSpec,
} from '../../../domain/charts/chart-spec.ts';
import type { Language } from '../../../domain/language.ts';
import { type Format, formatIn } from '../../../domain/reports/report-context.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';

export interface ChartTable {
  readonly columns: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly string[])[];
}

export function chartTable(lang: Language, chart: ChartSpec): ChartTable {
  const t = wordsIn(lang);
  const say = formatIn(lang);
  switch (chart.kind) {
    case 'radar':
      return radarTable(chart, t, say);
    case 'interval-bars':
      return intervalTable(chart, t, say);
    case 'dumbbells':
      return dumbbellTable(chart, t, say);
    case 'likert':
      return likertTable(chart, t, say);
    case 'columns':
      return columnTable(chart, t);
    case 'caterpillar':
      return caterpillarTable(chart, t, say);
    case 'heat-map':
      return heatMapTable(chart, t, say);
    case 'trend':
      return trendTable(chart, t, say);
  }
}

function radarTable({ spokes, series }: RadarSpec, t: Words, say: Format): ChartTable {
  return {
    columns: [t('console:chart.domain'), ...series.map((each) => each.name)],
    rows: spokes.map((spoke, at) => [
      spoke,
      ...series.map((each) => say.number(each.values[at] ?? null)),
    ]),
  };
}

function intervalTable({ axis, rows }: IntervalBarsSpec, t: Words, say: Format): ChartTable {
  const figure = axis.percent ? say.percent : say.number;
  const interval = (bounds: IntervalBarsSpec['rows'][number]['interval']) =>
    bounds && axis.percent ? bounds.map(say.percent).join('–') : say.interval(bounds);
  const columns = ['factor', 'mean', 'interval', 'zone'] as const;
  return {
    columns: columns.map((column) => t(`console:chart.${column}`)),
    rows: rows.map((row) => [
      row.label,
      row.missing === 'withheld' ? t('console:chart.withheld') : figure(row.value),
      interval(row.interval),
      t(`terms:zone.${row.zone}`),
    ]),
  };
}

/** Rows of groups have an interval beside each mean; rows of factors do not. */
function dumbbellTable({ names, rows }: DumbbellsSpec, t: Words, say: Format): ChartTable {
  const ofGroups = rows.some((row) => row.beforeInterval || row.afterInterval);
  const cell = (
    value: number | null,
    interval: readonly [number, number] | null | undefined,
    missing?: MissingReason,
  ) => {
    if (missing === 'withheld') return t('console:chart.withheld');
    return interval ? `${say.number(value)} ${say.interval(interval)}` : say.number(value);
  };
  return {
    columns: [
      t(ofGroups ? 'report:appendix.group' : 'console:chart.factor'),
      ...names,
      t('console:chart.difference'),
    ],
    rows: rows.map(({ label, before, after, beforeInterval, afterInterval, note, missing }) => [
      label,
      cell(before, beforeInterval, missing),
      cell(after, afterInterval, missing),
      note,
    ]),
  };
}

function likertTable({ categories, rows }: LikertSpec, t: Words, say: Format): ChartTable {
  return {
    columns: [t('console:chart.item'), t('console:chart.n'), ...categories],
    rows: rows.map(({ label, n, shares }) => [label, String(n), ...shares.map(say.percent)]),
  };
}

function columnTable({ columns }: ColumnsSpec, t: Words): ChartTable {
  return {
    columns: [t('console:chart.answer'), t('console:chart.people')],
    rows: columns.map(({ label, count }) => [label, String(count)]),
  };
}

/** In a comparison every row says whether it stands apart; raw means only where they are drawn. */
function caterpillarTable({ names, rows }: CaterpillarSpec, t: Words, say: Format): ChartTable {
  const hasMeans = rows.some(({ mean }) => mean !== null);
  const compares = rows.some(({ apart }) => apart);
  return {
    columns: [
      t('report:appendix.group'),
      ...(hasMeans ? [names[1]] : []),
      names[0],
      t('console:chart.interval'),
      ...(compares ? [t('console:chart.apart')] : []),
    ],
    rows: rows.map(({ label, mean, estimate, interval, apart }) => [
      label,
      ...(hasMeans ? [say.number(mean)] : []),
      say.number(estimate),
      say.interval(interval),
      ...(compares ? [t(`console:chart.${apart ?? 'alike'}`)] : []),
    ]),
  };
}

function heatMapTable({ columns, rows }: HeatMapSpec, t: Words, say: Format): ChartTable {
  return {
    columns: [
      t('report:appendix.group'),
      t('console:chart.people'),
      ...columns.map(({ name }) => name),
    ],
    rows: rows.map(({ label, n, cells }) => [
      label,
      String(n),
      ...cells.map(({ value, missing }) =>
        missing === 'withheld' ? t('console:chart.withheld') : say.number(value),
      ),
    ]),
  };
}

function trendTable({ points }: TrendSpec, t: Words, say: Format): ChartTable {
  return {
    columns: [t('report:appendix.group'), t('console:chart.mean'), t('console:chart.interval')],
    rows: points.map(({ label, value, interval, missing }) => [
      label,
      missing === 'withheld' ? t('console:chart.withheld') : say.number(value),
      say.interval(interval),
    ]),
  };
}
