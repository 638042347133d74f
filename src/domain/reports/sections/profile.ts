/** The profile: domains as a radar, every factor as a bar with its interval and zone. */
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import { catalystLimit, middleOf } from '../../scoring/favourability.ts';
import type { Block, Section } from '../report.ts';
import { factorBars, radarChart } from '../report-charts.ts';
import { factorName, type ReportContext } from '../report-context.ts';

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
    ...unanswered(context, results),
  ];
  return {
    id: 'profile',
    title: t('report:profile.title', { count: factors.length }),
    newPage: false,
    blocks,
  };
}

/** Factors without a bar, because nobody answered their items. */
function unanswered(context: ReportContext, { factors }: OccasionResults): Block[] {
  const { say, t } = context;
  const names = factors
    .filter(({ why }) => why === 'no-answers')
    .map(({ id }) => t('terms:of', { text: factorName(context, id) }));
  if (names.length === 0) return [];
  const text = t('report:profile.unanswered', { factors: say.list(names) });
  return [{ kind: 'paragraph', style: 'quiet', text }];
}
