/** One factor after the other: estimates with intervals beside the raw means. */
import type { ComparisonResult } from '../../analysis/analysis.ts';
import type { CaterpillarSpec } from '../../charts/chart-spec.ts';
import type { Factor } from '../../instrument/survey.ts';
import { type FavourableEstimate, favourableEstimates } from '../favourable-estimates.ts';
import type { Block, Section } from '../report.ts';
import { axisOf } from '../report-charts.ts';
import { scaleSpan } from '../report-context.ts';
import {
  type ComparisonContext,
  countFactors,
  countGroups,
  groupName,
  joined,
  nounsOf,
  quotedFactor,
} from './comparison-context.ts';
import { rowsToDraw } from './even-steps.ts';

const mostFactors = 3;
/** Groups that one page can hold. */
export const mostRows = 60;
/** Figures that a text alternative can hold. */
const mostRead = 20;

/** @param chosen the factor to set out; null leaves that to the findings */
export function factorSection(context: ComparisonContext, chosen: Factor | null): Section | null {
  const { input, t } = context;
  if (input.groups.length < 2) return null;
  const factors = chosen ? [chosen] : context.factorsApart.slice(0, mostFactors);
  const shown = factors.length > 0 ? factors : widestSpread(context);
  const pictures = shown.flatMap((factor) => pictureBlocks(context, factor));
  if (pictures.length === 0) return null;
  return {
    id: 'factors',
    title: t('comparison:factors.title'),
    newPage: false,
    blocks: [
      { kind: 'paragraph', style: 'body', text: introduction(context, chosen, factors.length) },
      ...pictures,
    ],
  };
}

function introduction(context: ComparisonContext, chosen: Factor | null, found: number): string {
  const { t } = context;
  const reading = t('comparison:factors.reading');
  if (chosen) return joined(context, [t('comparison:factors.chosen'), reading]);
  if (found > 0) {
    const factors = countFactors(context, found);
    return joined(context, [t('comparison:factors.found', { factors }), reading]);
  }
  return joined(context, [t('comparison:factors.example'), reading]);
}

function widestSpread({ factorOf, input }: ComparisonContext): readonly Factor[] {
  const widest = input.comparison.reduce<ComparisonResult | null>(
    (best, each) => (best && spread(best) >= spread(each) ? best : each),
    null,
  );
  const factor = widest && factorOf.get(widest.factor);
  return factor ? [factor] : [];
}

function spread({ estimates }: ComparisonResult): number {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { mean } of estimates) [low, high] = [Math.min(low, mean), Math.max(high, mean)];
  return high - low;
}

function pictureBlocks(context: ComparisonContext, factor: Factor): Block[] {
  const { input, t } = context;
  const comparison = input.comparison.find((each) => each.factor === factor.id);
  if (!comparison) return [];
  const estimates = favourableEstimates(context, { factor, comparison });
  if (estimates.length === 0) {
    const why = comparison.variance.why ?? comparison.why ?? 'no-answers';
    const text = t('comparison:factors.notEstimated', {
      factor: quotedFactor(context, factor),
      why: t(`terms:why.${why}`),
    });
    return [{ kind: 'paragraph', style: 'quiet', text }];
  }
  const apart = context.apartOf.get(factor.id);
  const drawn = rowsToDraw(estimates, mostRows, ({ group }) => apart?.has(group) ?? false);
  const chart = caterpillar(context, factor, drawn, estimates.length);
  const some = t('comparison:factors.some', {
    groups: countGroups(context, estimates.length),
    drawn: countGroups(context, drawn.length),
  });
  const texts = [
    ...(estimates.every(({ interval }) => interval === null)
      ? [t('comparison:factors.noSpread', nounsOf(context))]
      : []),
    ...(drawn.length < estimates.length ? [some] : []),
  ];
  return [
    { kind: 'chart', chart },
    ...texts.map((text): Block => ({ kind: 'paragraph', style: 'quiet', text })),
  ];
}

/** @param all of which `drawn` may be a part */
function caterpillar(
  context: ComparisonContext,
  factor: Factor,
  drawn: readonly FavourableEstimate[],
  all: number,
): CaterpillarSpec {
  const { input, language, say, t } = context;
  const title = pictureTitle(context, factor);
  return {
    kind: 'caterpillar',
    title,
    subtitle: t('comparison:factors.subtitle', {
      groups: countGroups(context, all),
      scale: scaleSpan(input.survey.scale, language),
    }),
    alternative: `${title}${t('terms:stop')}${figures(context, drawn)}`,
    axis: axisOf(context),
    names: [t('report:chart.estimate'), t('report:chart.rawMean')],
    rows: drawn.map(({ group, n, mean, shrunken, interval }) => {
      const apart = context.apartOf.get(factor.id)?.get(group);
      return {
        label: t('comparison:factors.label', {
          group: groupName(context, group),
          size: t(`comparison:level.${input.level}.size`, { count: n }),
        }),
        estimate: shrunken,
        interval,
        mean,
        ...(apart ? { apart } : {}),
        note: interval ? `${say.number(shrunken)} ${say.interval(interval)}` : say.number(shrunken),
      };
    }),
  };
}

/** What the chart shows, for who cannot see it. */
function figures(context: ComparisonContext, drawn: readonly FavourableEstimate[]): string {
  const { say, t } = context;
  if (drawn.length > mostRead) {
    const low = say.number(drawn.at(-1)?.shrunken ?? null);
    const high = say.number(drawn[0]?.shrunken ?? null);
    if (low === high) return t('comparison:factors.same', { value: low });
    return t('comparison:factors.range', { low, high });
  }
  return say.list(
    drawn.map(({ group, shrunken }) =>
      t('terms:pair', { name: groupName(context, group), value: say.number(shrunken) }),
    ),
  );
}

function pictureTitle(context: ComparisonContext, factor: Factor): string {
  const { findings, input, t } = context;
  const [a, b] = input.groups;
  const params = { ...nounsOf(context), factor: quotedFactor(context, factor) };
  const apart = findings.apart.filter((each) => each.factor.id === factor.id);
  const [first] = apart;
  const differs = first !== undefined || findings.overall.includes(factor);
  if (a && b && input.groups.length === 2 && differs) {
    return t('comparison:factors.apartTwo', { ...params, a: a.name, b: b.name });
  }
  if (first && apart.length === 1) {
    return t('comparison:factors.apartOne', { ...params, group: groupName(context, first.group) });
  }
  if (first) {
    const groups = countGroups(context, apart.length);
    return t('comparison:factors.apartMany', { ...params, groups });
  }
  return t(`comparison:factors.${differs ? 'overall' : 'none'}`, params);
}
