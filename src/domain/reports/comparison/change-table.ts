/** Every factor in a row: how much it changed on average, and in how many groups beyond chance. */
import type { Block } from '../report.ts';
import { turnedName } from '../report-context.ts';
import { count, figure, figureTable, text } from '../tables/figure-table.ts';
import type { TurnedChange } from './change-section.ts';
import { type ComparisonContext, nounsOf } from './comparison-context.ts';

interface FactorRow {
  readonly name: string;
  readonly groups: number;
  readonly average: number;
  readonly up: number;
  readonly down: number;
}

export function changeTable(context: ComparisonContext, changes: readonly TurnedChange[]): Block[] {
  const { say, t } = context;
  const nouns = nounsOf(context);
  return figureTable<FactorRow>(context, {
    caption: t('comparison:change.table'),
    columns: [
      text(t('report:appendix.factor'), 6, ({ name }) => name),
      count(nouns.column, 2, ({ groups }) => groups),
      figure(t('comparison:change.average'), 2.4, ({ average }) => say.signed(average)),
      count(t('comparison:change.up'), 2.4, ({ up }) => up),
      count(t('comparison:change.down'), 2.4, ({ down }) => down),
    ],
    rows: rowsOf(context, changes),
    missing: ({ name }) => ({ name, whys: [] }),
    notes: [t('comparison:change.tableNote', nouns)],
  });
}

function rowsOf(context: ComparisonContext, changes: readonly TurnedChange[]): FactorRow[] {
  const byFactor = Map.groupBy(changes, ({ factor }) => factor.id);
  return context.input.survey.factors.flatMap((factor): FactorRow[] => {
    const some = byFactor.get(factor.id);
    if (!some) return [];
    const found = some.filter(({ isFound }) => isFound);
    const up = found.filter(({ turned }) => turned > 0).length;
    return [
      {
        name: turnedName(context, factor),
        groups: some.length,
        average: some.reduce((sum, { turned }) => sum + turned, 0) / some.length,
        up,
        down: found.length - up,
      },
    ];
  });
}
