/** The charts of the diagnostic report: what each one says, and the figures it shows. */
import type { ChangeResult } from '../analysis/analysis.ts';
import type { ItemDistribution } from '../analysis/item-distributions.ts';
import type { OccasionResults } from '../analysis/occasion-results.ts';
import type { ChoiceResult } from '../analysis/outcome-results.ts';
import type {
  ChartAxis,
  ChartSpec,
  DumbbellsSpec,
  IntervalRow,
  MissingReason,
} from '../charts/chart-spec.ts';
import { scaleAxis } from '../charts/scale-axis.ts';
import type { Factor } from '../instrument/survey.ts';
import { favourabilityInterval, favourabilityOf } from '../scoring/favourability.ts';
import {
  countedPeople,
  type ReportContext,
  scaleSpan,
  turnedName,
  type WordContext,
} from './report-context.ts';

export function axisOf({ input, t }: Pick<WordContext, 'input' | 't'>): ChartAxis {
  return scaleAxis(input.survey.scale, {
    middle: t('report:chart.middle'),
    target: t('report:chart.target'),
  });
}

function subtitle({ input, language, t }: ReportContext, n: number): string {
  return t('report:chart.subtitle', { n, scale: scaleSpan(input.survey.scale, language) });
}

/** Domains, or the factors themselves where there are no domains and 3 to 8 factors; null where neither fits. */
export function radarChart(context: ReportContext, results: OccasionResults): ChartSpec | null {
  const { input, say, t } = context;
  const domains = results.domains.map((domain, index) => ({
    label: say.text(input.survey.domains[index]?.name ?? { 'zh-CN': domain.id, en: domain.id }),
    value: domain.favourability,
  }));
  const factors = results.factors.map((result, index) => ({
    label: say.text(input.survey.factors[index]?.name ?? { 'zh-CN': result.id, en: result.id }),
    value: result.favourability,
  }));
  const spokes = domains.length > 0 ? domains : factors;
  const known = spokes.filter((spoke) => spoke.value !== null);
  if (spokes.length < 3 || spokes.length > 8 || known.length === 0) return null;
  const sorted = [...known].sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const names = { best: sorted[0]?.label ?? '', least: sorted.at(-1)?.label ?? '' };
  const figures = spokes.map(({ label, value }) =>
    t('terms:pair', { name: label, value: say.number(value) }),
  );
  return {
    kind: 'radar',
    title: t('report:chart.radarTitle', names),
    subtitle: subtitle(context, countedPeople(results)),
    alternative: `${t('report:chart.radarTitle', names)}${t('terms:stop')}${say.list(figures)}`,
    axis: axisOf(context),
    spokes: spokes.map((spoke) => spoke.label),
    series: [{ name: t('report:chart.favourability'), values: spokes.map((spoke) => spoke.value) }],
  };
}

/** All factors by favourability, with intervals and zones. */
export function factorBars(context: ReportContext, results: OccasionResults): ChartSpec {
  const { say, t } = context;
  const rows = factorRows(context, results);
  const known = rows.filter((row) => row.value !== null);
  const title =
    known.length > 1
      ? t('report:chart.barsTitle', { best: known[0]?.found, least: known.at(-1)?.found })
      : t('report:chart.barsTitleOne');
  const figures = known.map((row) =>
    t('terms:pair', { name: row.label, value: say.number(row.value) }),
  );
  return {
    kind: 'interval-bars',
    title,
    subtitle: subtitle(context, countedPeople(results)),
    alternative: `${title}${t('terms:stop')}${say.list(figures)}`,
    axis: axisOf(context),
    withheldLabel: t('report:chart.withheld'),
    rows: rows.map(({ found: _, ...row }) => row),
  };
}

/** `found` is the factor's name as the title says it. */
function factorRows(
  context: ReportContext,
  results: OccasionResults,
): (IntervalRow & { readonly found: string })[] {
  const { input, say, t } = context;
  const { factors, scale } = input.survey;
  return results.factors
    .flatMap((result, index) => {
      const factor = factors[index];
      if (!factor) return [];
      const interval = result.ci95 && favourabilityInterval(factor, scale, result.ci95);
      const missing: MissingReason = result.why === 'too-few-respondents' ? 'withheld' : 'none';
      return [
        {
          label: say.factor(factor),
          found: turnedName(context, factor, result.zone),
          zone: result.zone,
          value: result.favourability,
          interval,
          ...(factor.polarity === 'unfavourable' ? { note: t('report:chart.reversed') } : {}),
          ...(result.favourability === null ? { missing } : {}),
        },
      ];
    })
    .sort((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY));
}

/** Change turned so that high helps, the largest fall first; null without a factor that can be compared. */
export function changeDumbbells(
  context: ReportContext,
  factors: readonly Factor[],
  change: readonly ChangeResult[],
  title: string,
): DumbbellsSpec | null {
  const { input, say, t } = context;
  const { scale } = input.survey;
  const rows = factors.flatMap((factor) => {
    const found = change.find((each) => each.factor === factor.id);
    if (!found || found.before === null || found.after === null || found.difference === null)
      return [];
    const turn = factor.polarity === 'unfavourable' ? -1 : 1;
    const interval = found.ci95 && turnInterval(found.ci95, turn);
    return [
      {
        label: turnedName(context, factor),
        before: favourabilityOf(factor, scale, found.before),
        after: favourabilityOf(factor, scale, found.after),
        difference: turn * found.difference,
        note: `${say.signed(turn * found.difference)} ${say.interval(interval)}`,
      },
    ];
  });
  if (rows.length === 0) return null;
  const sorted = rows.sort((a, b) => a.difference - b.difference);
  const pairs = Math.max(...change.map((each) => each.pairs));
  return {
    kind: 'dumbbells',
    title,
    subtitle: t('report:chart.changeSubtitle', {
      pairs,
      scale: scaleSpan(scale, context.language),
    }),
    alternative: `${title}${t('terms:stop')}${say.list(sorted.map((row) => t('terms:pair', { name: row.label, value: row.note })))}`,
    axis: axisOf(context),
    names: [t('report:chart.before'), t('report:chart.after')],
    rows: sorted.map(({ label, before, after, note }) => ({ label, before, after, note })),
  };
}

function turnInterval(
  [low, high]: readonly [number, number],
  turn: 1 | -1,
): readonly [number, number] {
  return turn === 1 ? [low, high] : [-high, -low];
}

/** The items of one factor as stacked bars from least to most favourable; null where none may be shown. */
export function itemsLikert(
  context: ReportContext,
  factor: Factor,
  items: readonly ItemDistribution[],
): ChartSpec | null {
  const { input, say, t } = context;
  const rows = items
    .filter((item) => item.factor === factor.id && item.n > 0)
    .map((item) => ({
      label: itemText(context, item.item),
      n: item.n,
      shares: item.counts.map((count) => count / item.n),
    }));
  if (rows.length === 0) return null;
  const unfavourable = (shares: readonly number[]) =>
    shares.slice(0, Math.floor(shares.length / 2)).reduce((a, b) => a + b, 0);
  const worst = rows.reduce((a, b) => (unfavourable(b.shares) > unfavourable(a.shares) ? b : a));
  const title = t('report:chart.likertTitle', {
    share: say.percent(unfavourable(worst.shares)),
    factor: say.factor(factor),
  });
  return {
    kind: 'likert',
    title,
    subtitle: t('report:chart.likertSubtitle', { n: Math.max(...rows.map((row) => row.n)) }),
    alternative: `${title}${t('terms:stop')}${rows.map((row) => t('terms:pair', { name: row.label, value: row.shares.map(say.percent).join(' / ') })).join(t('terms:stop'))}`,
    categories: answerCategories(context, input.survey.scale.max - input.survey.scale.min + 1),
    rows,
  };
}

/** Words for the points from least to most favourable: five are named, on other scales the ends are. */
function answerCategories({ t }: ReportContext, points: number): string[] {
  const five = t('terms:point5', { returnObjects: true }) as string[];
  if (points === five.length) return five;
  return Array.from({ length: points }, (_, index) => {
    if (index === 0) return t('terms:lowest');
    return index === points - 1 ? t('terms:highest') : '';
  });
}

export function itemText({ input, say }: ReportContext, id: string): string {
  const item = input.survey.items.find((each) => each.id === id);
  return item ? say.text(item.text[input.occasion ?? 'end']) : id;
}

/** A choice question as columns over its options. */
export function choiceColumns(
  { say, t }: ReportContext,
  choice: ChoiceResult,
  title: string,
): ChartSpec {
  const columns = choice.options.map((option) => ({
    label: say.text(option.label),
    count: option.count,
  }));
  return {
    kind: 'columns',
    title,
    subtitle: t('report:chart.columnsSubtitle', { question: say.text(choice.text), n: choice.n }),
    alternative: `${title}${t('terms:stop')}${say.list(columns.map((column) => t('terms:pair', { name: column.label, value: column.count })))}`,
    columns,
  };
}
