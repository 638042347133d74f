/** Programmes from class to class: what goes beyond chance, a few drawn, all slopes in a table. */
import type { FactorFigures } from '../../analysis/analysis.ts';
import type { MissingReason, TrendSpec } from '../../charts/chart-spec.ts';
import type { FactorTrend, ProgrammeTrend } from '../../comparison/comparison.ts';
import type { Factor } from '../../instrument/survey.ts';
import { favourabilityInterval } from '../../scoring/favourability.ts';
import { noise } from '../group-findings.ts';
import type { Block, Section } from '../report.ts';
import { axisOf } from '../report-charts.ts';
import { scaleSpan } from '../report-context.ts';
import {
  type ComparisonContext,
  countClasses,
  counted,
  namesOf,
  quotedFactor,
} from './comparison-context.ts';
import { sizeSpan } from './found-groups.ts';
import { trendTable } from './trend-table.ts';
import { turnedDifference, turnedInterval } from './turned-difference.ts';

const mostSetOut = 5;
const mostCharts = 3;
const daysAYear = 365.25;
const dayLength = 24 * 60 * 60 * 1000;

/** One programme on one factor, where a rise helps. */
export interface TurnedTrend {
  readonly programme: ProgrammeTrend;
  readonly factor: Factor;
  readonly trend: FactorTrend;
  readonly slope: number | null;
  readonly interval: readonly [number, number] | null;
  readonly isFound: boolean;
  /** Classes with a figure. */
  readonly classes: number;
}

export function trendSection(context: ComparisonContext, chosen: Factor | null): Section | null {
  const { input, t } = context;
  if (!input.trends) return null;
  const trends = turnedTrends(context, input.trends);
  const blocks: Block[] =
    trends.length === 0
      ? [{ kind: 'paragraph', style: 'body', text: t('comparison:trend.empty') }]
      : [
          ...foundBlocks(context, trends),
          ...chartsOf(context, trends, chosen),
          ...trendTable(context, trends, chosen),
          ...(chosen ? [] : tooFewBlocks(context, trends)),
        ];
  return { id: 'trend', title: t('comparison:trend.title'), newPage: false, blocks };
}

/** Programmes in their order, factors in the survey's. */
function turnedTrends(
  { factorOf }: ComparisonContext,
  programmes: readonly ProgrammeTrend[],
): TurnedTrend[] {
  return programmes.flatMap((programme) =>
    programme.factors.flatMap((trend): TurnedTrend[] => {
      const factor = factorOf.get(trend.factor);
      const classes = trend.points.filter((point) => point?.favourability != null).length;
      if (!factor || classes === 0) return [];
      const { slope, ci95, pAdjusted } = trend.perYear;
      return [
        {
          programme,
          factor,
          trend,
          slope: slope === null ? null : turnedDifference(factor, slope),
          interval: ci95 && turnedInterval(factor, ci95),
          isFound: (pAdjusted ?? 1) < noise,
          classes,
        },
      ];
    }),
  );
}

function foundBlocks(context: ComparisonContext, trends: readonly TurnedTrend[]): Block[] {
  const { t } = context;
  if (trends.every(({ slope }) => slope === null)) {
    return [{ kind: 'paragraph', style: 'body', text: t('comparison:trend.few') }];
  }
  const found = trends.filter(({ isFound }) => isFound).sort(bySureness);
  if (found.length === 0) {
    return [{ kind: 'paragraph', style: 'body', text: t('comparison:trend.none') }];
  }
  const more = found.length - mostSetOut;
  const moreText = t('comparison:trend.more', { count: more });
  return [
    { kind: 'paragraph', style: 'body', text: t('comparison:trend.found') },
    {
      kind: 'list',
      ordered: false,
      items: found.slice(0, mostSetOut).map((each) => foundText(context, each)),
    },
    ...(more > 0 ? [{ kind: 'paragraph', style: 'body', text: moreText } as const] : []),
    { kind: 'paragraph', style: 'body', text: t('comparison:trend.caution') },
  ];
}

/** Programmes with fewer classes than a trend needs, where others have one. */
function tooFewBlocks(context: ComparisonContext, trends: readonly TurnedTrend[]): Block[] {
  const { t } = context;
  const fitted = new Set(
    trends.filter(({ slope }) => slope !== null).map(({ programme }) => programme),
  );
  const names = [...new Set(trends.map(({ programme }) => programme))]
    .filter((programme) => !fitted.has(programme))
    .map(({ programme }) => programme);
  if (names.length === 0 || fitted.size === 0) return [];
  const all = t('comparison:level.programme.count', counted(names.length));
  const text = t('comparison:trend.fewOf', { names: namesOf(context, names, all) });
  return [{ kind: 'paragraph', style: 'quiet', text }];
}

function bySureness(a: TurnedTrend, b: TurnedTrend): number {
  return (a.trend.perYear.p ?? 1) - (b.trend.perYear.p ?? 1);
}

function foundText(context: ComparisonContext, trend: TurnedTrend): string {
  const { say, t } = context;
  const { programme, factor, slope, interval, classes } = trend;
  return t(`comparison:trend.${(slope ?? 0) > 0 ? 'up' : 'down'}`, {
    programme: programme.programme,
    factor: quotedFactor(context, factor),
    value: say.number(Math.abs(slope ?? 0)),
    interval: interval ? sizeSpan(context, interval) : '',
    classes: countClasses(context, classes),
  });
}

/** One chart a programme: of the chosen factor, else of the one with the clearest trend. */
function chartsOf(
  context: ComparisonContext,
  trends: readonly TurnedTrend[],
  chosen: Factor | null,
): Block[] {
  const byProgramme = Map.groupBy(trends, ({ programme }) => programme);
  return (
    [...byProgramme.values()]
      .flatMap((some) => {
        const [clearest] = chosen
          ? some.filter(({ factor }) => factor.id === chosen.id)
          : some.toSorted(bySureness);
        return clearest && clearest.classes > 1 ? [clearest] : [];
      })
      .sort((a, b) => bySureness(a, b) || b.classes - a.classes)
      // Where nothing is found and nothing was asked for, one shows what chance looks like.
      .filter(({ isFound }, index) => chosen !== null || isFound || index === 0)
      .slice(0, mostCharts)
      .map((trend): Block => ({ kind: 'chart', chart: trendChart(context, trend) }))
  );
}

function trendChart(context: ComparisonContext, trend: TurnedTrend): TrendSpec {
  const { input, language, t } = context;
  const { scale } = input.survey;
  const { factor, programme } = trend;
  const title = chartTitle(context, trend);
  const [first] = programme.classes;
  const points = programme.classes.map(({ name, endsOn }, index) => {
    const figures = trend.trend.points[index] ?? null;
    const value = figures?.favourability ?? null;
    return {
      label: name,
      at: daysBetween(first?.endsOn ?? endsOn, endsOn),
      value,
      interval: figures?.ci95 ? favourabilityInterval(factor, scale, figures.ci95) : null,
      ...(value === null ? { missing: missingReason(figures) } : {}),
    };
  });
  return {
    kind: 'trend',
    title,
    subtitle: t('comparison:trend.subtitle', {
      classes: countClasses(context, trend.classes),
      scale: scaleSpan(scale, language),
    }),
    alternative: title,
    axis: axisOf(context),
    withheldLabel: t('report:chart.withheld'),
    points,
    line: trend.isFound ? fittedLine(points, trend.slope ?? 0) : null,
  };
}

/** No figures at all are the gate's. */
function missingReason(figures: FactorFigures | null): MissingReason {
  return figures === null || figures.why === 'too-few-respondents' ? 'withheld' : 'none';
}

function daysBetween(from: string, to: string): number {
  // A day without a time is at midnight UTC.
  return (Date.parse(to) - Date.parse(from)) / dayLength;
}

/** The line of least squares goes through the mean of the points; from the first point's day to the last's. */
function fittedLine(points: TrendSpec['points'], slope: number): readonly [number, number] {
  const known = points.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  const middle = known.reduce((sum, { at }) => sum + at, 0) / known.length;
  const level = known.reduce((sum, { value }) => sum + value, 0) / known.length;
  const at = (day: number) => level + (slope * (day - middle)) / daysAYear;
  return [at(0), at(points.at(-1)?.at ?? 0)];
}

function chartTitle(context: ComparisonContext, trend: TurnedTrend): string {
  const { t } = context;
  const params = {
    programme: trend.programme.programme,
    factor: quotedFactor(context, trend.factor),
    classes: countClasses(context, trend.classes),
  };
  if (trend.slope === null) return t('comparison:trend.chartFew', params);
  if (!trend.isFound) return t('comparison:trend.chartNone', params);
  return t(`comparison:trend.${trend.slope > 0 ? 'chartUp' : 'chartDown'}`, params);
}
