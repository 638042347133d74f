/** Those who answered again against those who did not, factor by factor, at the end of training. */
import type { DropoutResult } from '../../analysis/analysis.ts';
import type { Block } from '../report.ts';
import { factorName, type ReportContext } from '../report-context.ts';
import { count, figure, figureTable, text } from './figure-table.ts';

export function dropoutFactorTable(context: ReportContext, { factors }: DropoutResult): Block[] {
  const { say, t } = context;
  return figureTable<DropoutResult['factors'][number]>(context, {
    caption: t('report:appendix.dropout'),
    columns: [
      text(t('report:appendix.factor'), 6.6, ({ factor }) => factorName(context, factor)),
      count(t('report:appendix.stayedN'), 1.8, ({ stayed }) => stayed.n),
      figure(t('report:appendix.stayedMean'), 2.6, ({ stayed }) => say.number(stayed.mean)),
      count(t('report:appendix.leftN'), 1.8, ({ left }) => left.n),
      figure(t('report:appendix.leftMean'), 2.6, ({ left }) => say.number(left.mean)),
      figure(t('report:appendix.difference'), 2, ({ difference }) => say.signed(difference)),
      figure(t('report:appendix.ci95'), 4, ({ ci95 }) => say.interval(ci95)),
      figure(t('report:appendix.p'), 1.8, ({ p }) => say.probability(p)),
      figure(t('report:appendix.pAdjusted'), 1.8, ({ pAdjusted }) => say.probability(pAdjusted)),
      figure(t('report:appendix.g'), 1.8, ({ hedgesG }) => say.number(hedgesG)),
    ],
    rows: factors,
    missing: ({ factor, why }) => ({ name: factorName(context, factor), whys: [why] }),
    notes: [t('report:appendix.dropoutNote')],
  });
}
