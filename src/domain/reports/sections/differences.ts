/** Differences between groups in plain words, only where the answers name groups. */
import type { ComparisonResult } from '../../analysis/analysis.ts';
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import { favourableEstimates } from '../favourable-estimates.ts';
import { groupCaterpillar, groupsAtTheEnds, mostGroupsDrawn } from '../group-caterpillar.ts';
import { clearDifferences, clearPairs, type GroupFinding } from '../group-findings.ts';
import type { Block, Section } from '../report.ts';
import { type ReportContext, turnedName } from '../report-context.ts';

/** More than this would bury the message; the rest is named and stands in the appendix. */
const mostSetOut = 3;

export function differences(context: ReportContext, results: OccasionResults): Section | null {
  const { input, t } = context;
  const { comparison, groups } = results;
  if (!comparison || !groups || groups.length === 0) return null;
  const clear = clearDifferences(input.survey, comparison);
  const first = clear[0];
  const blocks: Block[] = [
    { kind: 'paragraph', style: 'body', text: introduction(context, comparison, groups.length) },
    ...findingBlocks(context, comparison, clear),
    ...climateSentence(context, comparison, clear),
    ...(first ? estimateBlocks(context, first) : []),
  ];
  return { id: 'differences', title: t('report:differences.title'), newPage: false, blocks };
}

function introduction(
  { t }: ReportContext,
  comparison: readonly ComparisonResult[],
  groups: number,
): string {
  const compared = comparison.filter(({ welch }) => welch.p !== null).length;
  if (groups === 1) return t('report:differences.oneGroup');
  if (compared === 0) return t('report:differences.notCompared', { groups });
  return t(`report:differences.${compared === 1 ? 'introOne' : 'intro'}`, { groups, compared });
}

function findingBlocks(
  context: ReportContext,
  comparison: readonly ComparisonResult[],
  clear: readonly GroupFinding[],
): Block[] {
  const { say, t } = context;
  const compared = comparison.filter(({ welch }) => welch.p !== null).length;
  if (compared === 0) return [];
  if (clear.length === 0) {
    return [{ kind: 'paragraph', style: 'body', text: t('report:differences.none') }];
  }
  const more = clear
    .slice(mostSetOut)
    .map(({ factor }) => t('terms:of', { text: turnedName(context, factor) }));
  const same = compared - clear.length;
  const rest = [
    more.length > 0
      ? t('report:differences.more', { factors: say.list(more), count: more.length })
      : '',
    same > 0 ? t('report:differences.rest', { count: same }) : '',
  ].filter(Boolean);
  return [
    {
      kind: 'list',
      ordered: false,
      items: clear.slice(0, mostSetOut).map((finding) => findingText(context, finding)),
    },
    ...rest.map((text): Block => ({ kind: 'paragraph', style: 'body', text })),
  ];
}

/** How much of the differences goes with the group, between what values, and which pairs stand out. */
function findingText(context: ReportContext, finding: GroupFinding): string {
  const { language, say, t } = context;
  const { comparison, factor } = finding;
  const values = favourableEstimates(context, finding).map(({ shrunken }) => shrunken);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const params = {
    factor: turnedName(context, factor),
    share: sharePercent(comparison.omegaSquared ?? 0),
  };
  const spread = say.number(low) !== say.number(high) && values.length > 0;
  const range = { low: say.number(low), high: say.number(high) };
  return [
    spread
      ? t('report:differences.finding', { ...params, ...range })
      : t('report:differences.findingOnly', params),
    pairText(context, comparison),
  ]
    .filter(Boolean)
    .join(language === 'en' ? ' ' : '');
}

/** A clear difference may still be below one per cent, and is not none. */
function sharePercent(share: number): string {
  return share < 0.01 ? '1%' : `${Math.round(share * 100)}%`;
}

function pairText({ say, t }: ReportContext, comparison: ComparisonResult): string {
  const pairs = comparison.pairs ?? [];
  if (pairs.length < 2) return '';
  const clear = clearPairs(comparison);
  if (clear.length === 0) return t('report:differences.pairsNone', { pairs: pairs.length });
  const widest = clear.reduce((a, b) => (Math.abs(b.difference) > Math.abs(a.difference) ? b : a));
  return t('report:differences.pairs', {
    pairs: pairs.length,
    count: clear.length,
    a: widest.a,
    b: widest.b,
    difference: say.number(Math.abs(widest.difference)),
  });
}

/**
 * What a group's mean may be called; nothing where it cannot be told of any factor. The conventions of the
 * rule can be met by luck in small groups, so the factor must differ beyond noise as well.
 */
function climateSentence(
  { say, t }: ReportContext,
  comparison: readonly ComparisonResult[],
  clear: readonly GroupFinding[],
): Block[] {
  if (comparison.every(({ climate }) => climate === null)) return [];
  const found = clear.filter((each) => each.comparison.climate);
  const names = found.map(({ factor }) => t('terms:of', { text: say.factor(factor) }));
  const key = found.length === 0 ? 'climateNone' : 'climateSome';
  const text = t(`report:differences.${key}`, { factors: say.list(names), count: found.length });
  return [{ kind: 'paragraph', style: 'body', text }];
}

/** The factor that differs most: drawn, or from a number of groups on only its ends in a table. */
function estimateBlocks(context: ReportContext, finding: GroupFinding): Block[] {
  const estimates = favourableEstimates(context, finding);
  if (estimates.length === 0) return [];
  if (estimates.length > mostGroupsDrawn) return groupsAtTheEnds(context, finding, estimates);
  return [{ kind: 'chart', chart: groupCaterpillar(context, finding, estimates) }];
}
