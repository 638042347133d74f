/** The profile: domains as a radar, every factor as a bar with its interval and zone. */
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import { catalystLimit, middleOf } from '../../scoring/favourability.ts';
import type { Block, Section } from '../report.ts';
import { factorBars, radarChart } from '../report-charts.ts';
import type { ReportContext } from '../report-context.ts';

export function profile(context: ReportContext, results: OccasionResults): Section {
  const { input, say, t } = context;
  const { scale, factors } = input.survey;
  const radar = radarChart(context, results);
  const limits = { middle: say.number(middleOf(scale)), target: say.number(catalystLimit(scale)) };
  const reading: Block = {
    kind: 'paragraph',
    style: 'body',
    text: t('report:profile.reading', limits),
  };
  const blocks: Block[] = [
    radar ? { kind: 'columns', columns: [[{ kind: 'chart', chart: radar }], [reading]] } : reading,
    { kind: 'chart', chart: factorBars(context, results) },
  ];
  return {
    id: 'profile',
    title: t('report:profile.title', { count: factors.length }),
    newPage: false,
    blocks,
  };
}
