/** The groups on one factor: every one as a chart, or the ends of many as a table. */
import type { CaterpillarSpec } from '../charts/chart-spec.ts';
import { scaleAxis } from '../charts/scale-axis.ts';
import type { Language } from '../language.ts';
import type { FavourableEstimate } from './favourable-estimates.ts';
import type { GroupFinding } from './group-findings.ts';
import type { Block, TableBlock } from './report.ts';
import { type ReportContext, scaleSpan, turnedName } from './report-context.ts';
import { count, figure, figureTable, text } from './tables/figure-table.ts';

/** Groups that one page can hold. */
export const mostGroupsDrawn = 60;
const atEachEnd = 10;

/** @param estimates the highest first, at least one */
export function groupCaterpillar(
  context: ReportContext,
  finding: GroupFinding,
  estimates: readonly FavourableEstimate[],
): CaterpillarSpec {
  const { input, language, say, t } = context;
  const { scale } = input.survey;
  const title = titleOf(context, finding, estimates);
  const figures = estimates.map(({ group, shrunken }) =>
    t('terms:pair', { name: group, value: say.number(shrunken) }),
  );
  return {
    kind: 'caterpillar',
    title,
    subtitle: t('report:chart.caterpillarSubtitle', {
      groups: estimates.length,
      n: finding.comparison.n,
      scale: scaleSpan(scale, language),
    }),
    alternative: `${title}${t('terms:stop')}${say.list(figures)}`,
    axis: scaleAxis(scale, { middle: t('report:chart.middle'), target: t('report:chart.target') }),
    names: [t('report:chart.estimate'), t('report:chart.rawMean')],
    rows: estimates.map(({ group, n, mean, shrunken, interval }) => ({
      label: t('report:chart.groupLabel', { group, n }),
      estimate: shrunken,
      interval,
      mean,
      note: interval ? `${say.number(shrunken)} ${say.interval(interval)}` : say.number(shrunken),
    })),
  };
}

function titleOf(
  context: ReportContext,
  { factor }: GroupFinding,
  estimates: readonly FavourableEstimate[],
): string {
  const { say, t } = context;
  return t('report:chart.caterpillarTitle', {
    factor: turnedName(context, factor),
    low: say.number(estimates.at(-1)?.shrunken ?? null),
    high: say.number(estimates[0]?.shrunken ?? null),
  });
}

/** The ten highest and the ten lowest of more groups than a page can hold. */
export function groupsAtTheEnds(
  context: ReportContext,
  finding: GroupFinding,
  estimates: readonly FavourableEstimate[],
): Block[] {
  const { language, say, t } = context;
  const blocks = figureTable<FavourableEstimate>(context, {
    caption: titleOf(context, finding, estimates),
    columns: [
      text(t('report:appendix.group'), 5, ({ group }) => group),
      count(t('report:appendix.respondents'), 2, ({ n }) => n),
      figure(t('report:chart.rawMean'), 2.4, ({ mean }) => say.number(mean)),
      figure(t('report:chart.estimateOnly'), 2.4, ({ shrunken }) => say.number(shrunken)),
      figure(t('report:appendix.ci95'), 4, ({ interval }) => say.interval(interval)),
    ],
    rows: [...estimates.slice(0, atEachEnd), ...estimates.slice(-atEachEnd)],
    missing: ({ group }) => ({ name: group, whys: [] }),
    notes: [t('report:differences.ends', { groups: estimates.length, each: atEachEnd })],
  });
  return blocks.map((block) => (block.kind === 'table' ? withGap(block, language) : block));
}

/** A row that says where the groups between the ends are left out. */
function withGap(table: TableBlock, language: Language): TableBlock {
  const mark = language === 'en' ? '…' : '……';
  const gap = table.columns.map((_, index) => (index === 0 ? mark : ''));
  return { ...table, rows: table.rows.toSpliced(atEachEnd, 0, gap) };
}
