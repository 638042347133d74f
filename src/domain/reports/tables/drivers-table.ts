/** Relative weights with their intervals and shares. */
import type { DriversResult } from '../../analysis/analysis.ts';
import type { Block } from '../report.ts';
import { factorName, type ReportContext } from '../report-context.ts';
import { figure, figureTable, text } from './figure-table.ts';

type Weight = Extract<DriversResult, { readonly method: 'relative-weights' }>['factors'][number];

export function driversTable(context: ReportContext, drivers: DriversResult | undefined): Block[] {
  const { say, t } = context;
  if (drivers?.method !== 'relative-weights') return [];
  const rows = [...drivers.factors].sort((a, b) => b.weight - a.weight);
  return figureTable<Weight>(context, {
    caption: t('report:appendix.drivers'),
    columns: [
      text(t('report:appendix.factor'), 6, ({ factor }) => factorName(context, factor)),
      figure(t('report:appendix.weight'), 2.4, ({ weight }) => threeDecimals(weight)),
      figure(
        t('report:appendix.ci95'),
        4,
        ({ ci95: [low, high] }) => `[${threeDecimals(low)}, ${threeDecimals(high)}]`,
      ),
      figure(t('report:appendix.shareOfR2'), 2.4, ({ share }) => say.percent(share)),
    ],
    rows,
    missing: ({ factor }) => ({ name: factorName(context, factor), whys: [] }),
    notes: [
      t('report:appendix.driversNote', { n: drivers.n, rSquared: say.number(drivers.rSquared) }),
    ],
  });
}

/** Weights of many factors are small: two decimals would show most of them as 0.01. */
function threeDecimals(value: number): string {
  return value.toFixed(3).replace('-', '−');
}
