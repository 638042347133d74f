/** Both results side by side where it matters to a factor's mean who looks careless. */
import type { CarelessResult } from '../../analysis/analysis.ts';
import type { Block } from '../report.ts';
import { factorName, type ReportContext } from '../report-context.ts';
import { count, figure, figureTable, text } from './figure-table.ts';

/** A smaller difference of the means does not show on paper. */
const visible = 0.01;

type Row = CarelessResult['factors'][number];

/** The factors whose mean moves visibly, or is gone, without the flagged. */
export function movedByCareless({ factors }: CarelessResult): readonly Row[] {
  return factors.filter((row) => {
    const moved = differenceOf(row);
    return moved === null ? row.everybody.mean !== null : Math.abs(moved) >= visible;
  });
}

/** Without the flagged − with everybody. */
export function differenceOf({ everybody, withoutFlagged }: Row): number | null {
  if (everybody.mean === null || withoutFlagged.mean === null) return null;
  return withoutFlagged.mean - everybody.mean;
}

export function carelessTable(context: ReportContext, careless: CarelessResult): Block[] {
  const { say, t } = context;
  const rows = movedByCareless(careless);
  if (rows.length === 0) return [];
  return figureTable<Row>(context, {
    caption: t('report:appendix.careless'),
    columns: [
      text(t('report:appendix.factor'), 6, ({ factor }) => factorName(context, factor)),
      count(t('report:appendix.everybodyN'), 2.4, ({ everybody }) => everybody.n),
      figure(t('report:appendix.everybodyMean'), 2.4, ({ everybody }) =>
        say.number(everybody.mean),
      ),
      count(t('report:appendix.withoutN'), 2.4, ({ withoutFlagged }) => withoutFlagged.n),
      figure(t('report:appendix.withoutMean'), 2.4, ({ withoutFlagged }) =>
        say.number(withoutFlagged.mean),
      ),
      figure(t('report:appendix.difference'), 2, (row) => say.signed(differenceOf(row))),
    ],
    rows,
    missing: ({ factor, everybody, withoutFlagged }) => ({
      name: factorName(context, factor),
      whys: [everybody, withoutFlagged].map(({ mean, why }) => (mean === null ? why : undefined)),
    }),
    notes: [
      t(careless.excluded ? 'report:appendix.carelessLeftOut' : 'report:appendix.carelessKept'),
    ],
  });
}
