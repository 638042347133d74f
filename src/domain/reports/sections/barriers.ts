/** Each barrier with its items and what helps. */
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import type { RankedFactor } from '../../diagnosis/rank-barriers.ts';
import { actionsFor } from '../../plan/make-plan.ts';
import { favourabilityInterval } from '../../scoring/favourability.ts';
import type { Block, Section } from '../report.ts';
import { itemsLikert } from '../report-charts.ts';
import { canJudge, type ReportContext } from '../report-context.ts';

/** More than this would bury the message; the rest is named and stands in the appendix. */
const mostBarriers = 5;
const withoutBarriers = 2;

export function barriers(
  context: ReportContext,
  results: OccasionResults,
  diagnosis: Diagnosis,
): Section {
  const { t } = context;
  const found = diagnosis.barriers.length > 0;
  const chosen = factorsSetOut(diagnosis);
  const intro = found
    ? 'intro'
    : chosen.length > 0
      ? 'introNone'
      : canJudge(context)
        ? 'none'
        : 'notJudged';
  return {
    id: 'barriers',
    title: t('report:barriers.title'),
    newPage: false,
    blocks: [
      { kind: 'paragraph', style: 'body', text: t(`report:barriers.${intro}`) },
      ...chosen.flatMap((each) =>
        barrierBlocks(context, results, each, found ? diagnosis.barriers : diagnosis.ranked),
      ),
      ...others(context, diagnosis),
    ],
  };
}

/** The worst barriers; where there are none, the factors most worth improving. */
export function factorsSetOut({ barriers: worst, ranked }: Diagnosis): readonly RankedFactor[] {
  return worst.length > 0 ? worst.slice(0, mostBarriers) : ranked.slice(0, withoutBarriers);
}

function barrierBlocks(
  context: ReportContext,
  results: OccasionResults,
  ranked: RankedFactor,
  all: readonly RankedFactor[],
): Block[] {
  const { language, say, t, input } = context;
  const { factor, result, rank } = ranked;
  const shared = all.filter((each) => each.rank === rank).length > 1;
  const interval = result.ci95 && favourabilityInterval(factor, input.survey.scale, result.ci95);
  const figures = t('report:barriers.figures', {
    value: say.number(result.favourability),
    interval: say.interval(interval),
    share: say.percent(result.unfavourableShare),
  });
  const definition = factor.definition ? say.text(factor.definition) : '';
  const chart = itemsLikert(context, factor, results.items);
  return [
    {
      kind: 'heading',
      text: t(shared ? 'report:barriers.headingShared' : 'report:barriers.heading', {
        rank,
        factor: say.factor(factor),
      }),
    },
    {
      kind: 'paragraph',
      style: 'body',
      text: [definition, figures].filter(Boolean).join(language === 'en' ? ' ' : ''),
    },
    ...(chart ? [{ kind: 'chart', chart } as const] : []),
    ...help(context, factor.id),
  ];
}

function help({ input, say, t }: ReportContext, factorId: string): Block[] {
  const actions = input.library ? actionsFor(input.library, factorId) : [];
  if (actions.length === 0) return [];
  const items = actions.map((action) =>
    t('report:barriers.action', {
      action: say.text(action.text).replace(/[。.]$/, ''),
      owner: t(`terms:actor.${action.actor}`),
      grade: action.grade,
    }),
  );
  return [
    { kind: 'paragraph', style: 'quiet', text: t('report:barriers.helps') },
    { kind: 'list', ordered: false, items },
  ];
}

function others({ say, t }: ReportContext, { barriers: all }: Diagnosis): Block[] {
  const rest = all.slice(mostBarriers).map(({ factor }) => say.factor(factor));
  if (rest.length === 0) return [];
  return [
    {
      kind: 'paragraph',
      style: 'body',
      text: t('report:barriers.others', { factors: say.list(rest) }),
    },
  ];
}
