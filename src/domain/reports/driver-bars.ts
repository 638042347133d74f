/** Relative weights as bars: how much of the differences in use goes with each factor, in its zone's colour. */
import type { DriversResult } from '../analysis/analysis.ts';
import type { OccasionResults } from '../analysis/occasion-results.ts';
import type { IntervalBarsSpec } from '../charts/chart-spec.ts';
import { factorName, type ReportContext } from './report-context.ts';

type Weights = Extract<DriversResult, { readonly method: 'relative-weights' }>;

export function driverBars(
  context: ReportContext,
  { factors: results }: OccasionResults,
  { factors, n, rSquared }: Weights,
): IntervalBarsSpec {
  const { say, t } = context;
  const zoneOf = new Map(results.map(({ id, zone }) => [id, zone]));
  const sorted = [...factors].sort((a, b) => b.weight - a.weight);
  const title = titleOf(context, sorted);
  const figures = sorted.map(({ factor, weight }) =>
    t('terms:pair', { name: factorName(context, factor), value: say.percent(weight) }),
  );
  return {
    kind: 'interval-bars',
    title,
    subtitle: t('report:chart.driversSubtitle', { n, total: say.percent(rSquared) }),
    alternative: `${title}${t('terms:stop')}${say.list(figures)}`,
    axis: shareAxis(Math.max(...sorted.map(({ ci95 }) => ci95[1]))),
    rows: sorted.map(({ factor, weight, ci95 }) => ({
      label: factorName(context, factor),
      zone: zoneOf.get(factor) ?? 'insufficient',
      value: weight,
      interval: ci95,
    })),
  };
}

/** Names a first factor only where its interval lies above the next one's. */
function titleOf(context: ReportContext, sorted: Weights['factors']): string {
  const { t } = context;
  const [first, second] = sorted;
  if (!first || (second && first.ci95[0] <= second.ci95[1])) {
    return t('report:chart.driversTitleOpen');
  }
  return t('report:chart.driversTitle', { factor: factorName(context, first.factor) });
}

/** From 0 to a round share above the largest bound, in at most six steps. */
function shareAxis(largest: number): IntervalBarsSpec['axis'] {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2].find((each) => largest <= 5 * each) ?? 0.25;
  const steps = Math.max(1, Math.ceil(Math.min(1, largest) / step));
  const ticks = Array.from({ length: steps + 1 }, (_, index) => index * step);
  return { min: 0, max: steps * step, ticks, limits: [], percent: true };
}
