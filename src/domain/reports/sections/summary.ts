/** One page that says it all: response, what helps, what hinders, what to do by whom and when. */

import type { OccasionResults } from '../../analysis/occasion-results.ts';
import { usageMean } from '../../analysis/outcome-results.ts';
import type { Diagnosis, FactorFinding } from '../../diagnosis/diagnose.ts';
import type { Zone } from '../../diagnosis/zone.ts';
import { catalystLimit, favourabilityInterval } from '../../scoring/favourability.ts';
import type { Block, Finding, KeyFigure, Section } from '../report.ts';
import { canJudge, countedPeople, type ReportContext, turnedName } from '../report-context.ts';
import { dueText, ownerText } from './plan.ts';

const mostFindings = 3;
const mostTasks = 4;
/** With fewer people every zone is a tentative one. */
const fewPeople = 10;

export function summary(context: ReportContext, diagnosis: Diagnosis | null): Section {
  const { input, t } = context;
  const blocks: Block[] =
    input.results.shown && diagnosis
      ? shownBlocks(context, input.results.value, diagnosis)
      : [{ kind: 'withheld', text: withheldText(context) }];
  return { id: 'summary', title: t('report:summary.title'), newPage: true, blocks };
}

function withheldText({ input, t }: ReportContext): string {
  if (input.results.shown) return '';
  const { minimum, leftOut } = input.results.withheld;
  return t(leftOut ? 'report:summary.withheldLeftOut' : 'report:summary.withheld', { minimum });
}

function shownBlocks(
  context: ReportContext,
  results: OccasionResults,
  diagnosis: Diagnosis,
): Block[] {
  return [
    { kind: 'paragraph', style: 'lead', text: lead(context, results, diagnosis) },
    { kind: 'figures', figures: keyFigures(context, results, diagnosis) },
    {
      kind: 'columns',
      columns: [catalysts(context, diagnosis), hindrances(context, diagnosis)],
    },
    ...tasks(context),
  ];
}

function lead(context: ReportContext, results: OccasionResults, diagnosis: Diagnosis): string {
  const { language, say, t } = context;
  const names = (findings: readonly FactorFinding[]) =>
    say.list(
      findings
        .slice(0, mostFindings)
        .map(({ factor, result }) =>
          t('terms:of', { text: turnedName(context, factor, result.zone) }),
        ),
    );
  const params = {
    n: countedPeople(results),
    catalysts: names(diagnosis.catalysts),
    barriers: names(diagnosis.barriers),
    next: names(diagnosis.ranked),
  };
  const key = canJudge(context) ? leadKey(diagnosis) : 'leadTooFew';
  const few = key !== 'leadTooFew' && params.n < fewPeople ? [t('report:summary.few')] : [];
  return [t(`report:summary.${key}`, params), ...few, ...usageSentence(context)].join(
    language === 'en' ? ' ' : '',
  );
}

function leadKey({ catalysts, barriers, ranked }: Diagnosis) {
  if (barriers.length > 0) return catalysts.length > 0 ? 'leadBoth' : 'leadNoCatalyst';
  if (ranked.length === 0) return 'leadNothing';
  return catalysts.length > 0 ? 'leadNoBarrier' : 'leadNeither';
}

function usageSentence({ input, t }: ReportContext): string[] {
  const mean = usageMean(input.outcomes);
  return mean === null ? [] : [t('report:summary.usage', { usage: Math.round(mean) })];
}

function keyFigures(
  { input, say, t }: ReportContext,
  results: OccasionResults,
  diagnosis: Diagnosis,
): KeyFigure[] {
  const usage = usageMean(input.outcomes);
  return [
    ...(input.invited
      ? [
          {
            value: say.percent(results.respondents / input.invited),
            label: t('report:summary.rate'),
          },
        ]
      : [{ value: String(results.respondents), label: t('report:summary.answers') }]),
    { value: String(diagnosis.catalysts.length), label: t('report:summary.catalystCount') },
    { value: String(diagnosis.barriers.length), label: t('report:summary.barrierCount') },
    ...(usage === null
      ? []
      : [{ value: `${Math.round(usage)}%`, label: t('report:summary.usageFigure') }]),
  ];
}

function catalysts(context: ReportContext, diagnosis: Diagnosis): Block[] {
  const { input, say, t } = context;
  const target = say.number(catalystLimit(input.survey.scale));
  const title = t('report:summary.catalysts');
  const none = t(canJudge(context) ? 'report:summary.noCatalysts' : 'report:summary.notJudged', {
    target,
  });
  return findingsOrWord(context, title, 'catalyst', diagnosis.catalysts, none);
}

function hindrances(context: ReportContext, { barriers, ranked }: Diagnosis): Block[] {
  const { t } = context;
  const found = barriers.length > 0;
  const title = t(found ? 'report:summary.barriers' : 'report:summary.watch');
  const none = t(canJudge(context) ? 'report:summary.noBarriers' : 'report:summary.notJudged');
  return findingsOrWord(
    context,
    title,
    found ? 'barrier' : 'watch',
    found ? barriers : ranked,
    none,
  );
}

/** The first three findings, or a sentence that there is none. */
function findingsOrWord(
  context: ReportContext,
  title: string,
  zone: Zone,
  all: readonly FactorFinding[],
  none: string,
): Block[] {
  const findings = all.slice(0, mostFindings).map((each) => finding(context, each));
  if (findings.length > 0) return [{ kind: 'findings', title, zone, findings }];
  return [
    { kind: 'heading', text: title },
    { kind: 'paragraph', style: 'quiet', text: none },
  ];
}

function finding(context: ReportContext, { factor, result }: FactorFinding): Finding {
  const { input, say, t } = context;
  const interval = result.ci95 && favourabilityInterval(factor, input.survey.scale, result.ci95);
  return {
    title: turnedName(context, factor, result.zone),
    detail: t('report:summary.detail', {
      value: say.number(result.favourability),
      interval: say.interval(interval),
    }),
  };
}

/** The first action of each factor of the plan, then the next ones, up to four. */
function tasks(context: ReportContext): Block[] {
  const { input, say, t } = context;
  const { plan } = input;
  if (!plan || plan.actions.length === 0) return [];
  const firsts = plan.factors.flatMap(
    (id) => plan.actions.find((action) => action.factor === id) ?? [],
  );
  const others = plan.actions.filter((action) => !firsts.includes(action));
  const rows = [...firsts, ...others]
    .slice(0, mostTasks)
    .map((action) => [ownerText(context, action), say.text(action.text), dueText(context, action)]);
  return [
    {
      kind: 'table',
      caption: t('report:summary.todo'),
      columns: [
        { title: t('report:summary.owner'), align: 'left', weight: 2 },
        { title: t('report:summary.action'), align: 'left', weight: 7 },
        { title: t('report:summary.due'), align: 'left', weight: 3 },
      ],
      rows,
      note: t('report:summary.todoNote'),
    },
  ];
}
