/** Change between the occasions, with both effect sizes and the limit below which one person's change is noise. */
import type { ChangeResult } from '../../analysis/analysis.ts';
import type { Block } from '../report.ts';
import { factorName, type ReportContext } from '../report-context.ts';
import { count, figure, figureTable, text } from './figure-table.ts';

export function changeTable(context: ReportContext, change: readonly ChangeResult[]): Block[] {
  const { say, t } = context;
  return figureTable<ChangeResult>(context, {
    caption: t('report:appendix.change'),
    columns: [
      text(t('report:appendix.factor'), 6.6, ({ factor }) => factorName(context, factor)),
      count(t('report:appendix.pairs'), 1.6, ({ pairs }) => pairs),
      figure(t('report:appendix.before'), 1.8, ({ before }) => say.number(before)),
      figure(t('report:appendix.after'), 2, ({ after }) => say.number(after)),
      figure(t('report:appendix.difference'), 2, ({ difference }) => say.signed(difference)),
      figure(t('report:appendix.ci95'), 4, ({ ci95 }) => say.interval(ci95)),
      figure(t('report:appendix.p'), 1.8, ({ p }) => say.probability(p)),
      figure(t('report:appendix.pAdjusted'), 1.8, ({ pAdjusted }) => say.probability(pAdjusted)),
      figure(t('report:appendix.dz'), 1.8, ({ dz }) => say.number(dz)),
      figure(t('report:appendix.gav'), 1.8, ({ gav }) => say.number(gav)),
      figure(t('report:appendix.r'), 1.8, ({ r }) => say.number(r)),
      figure(t('report:appendix.reliableChange'), 2.2, ({ reliableChange }) =>
        say.number(reliableChange),
      ),
    ],
    rows: change,
    missing: ({ factor, why }) => ({ name: factorName(context, factor), whys: [why] }),
    notes: [t('report:appendix.changeNote')],
  });
}
