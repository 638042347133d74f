/** The improvement plan as a table that can be agreed, signed and followed. */
import type { Plan, PlanAction } from '../../plan/make-plan.ts';
import type { Block, Section } from '../report.ts';
import { canJudge, type ReportContext } from '../report-context.ts';

export function plan(context: ReportContext): Section {
  const { input, t } = context;
  const blocks: Block[] = input.plan
    ? [
        { kind: 'paragraph', style: 'body', text: t('report:plan.intro') },
        ...beyondBarriers(context, input.plan),
        planTable(context, input.plan.actions),
      ]
    : [
        {
          kind: 'paragraph',
          style: 'body',
          text: t(`report:plan.${whyNone(context)}`),
        },
      ];
  return { id: 'plan', title: t('report:plan.title'), newPage: input.plan !== null, blocks };
}

/** Says why a factor outside the barrier zone is worked on, where one is. */
function beyondBarriers({ input, say, t }: ReportContext, { factors }: Plan): Block[] {
  const results = input.results.shown ? input.results.value.factors : [];
  const zoneOf = new Map(results.map((result) => [result.id, result.zone]));
  const names = input.survey.factors
    .filter(({ id }) => factors.includes(id) && zoneOf.get(id) !== 'barrier')
    .map((factor) => t('terms:of', { text: say.factor(factor) }));
  if (names.length === 0) return [];
  const text = t('report:plan.beyond', { factors: say.list(names), count: names.length });
  return [{ kind: 'paragraph', style: 'quiet', text }];
}

function whyNone(context: ReportContext) {
  if (!canJudge(context)) return 'notJudged';
  return context.input.library ? 'none' : 'noLibrary';
}

function planTable(context: ReportContext, actions: readonly PlanAction[]): Block {
  const { input, say, t } = context;
  const nameOf = new Map(input.survey.factors.map((factor) => [factor.id, say.factor(factor)]));
  return {
    kind: 'table',
    caption: '',
    columns: [
      { title: t('report:plan.factor'), align: 'left', weight: 3 },
      { title: t('report:plan.action'), align: 'left', weight: 7 },
      { title: t('report:plan.owner'), align: 'left', weight: 3.3 },
      { title: t('report:plan.due'), align: 'left', weight: 3.5 },
      { title: t('report:plan.sign'), align: 'left', weight: 5.7 },
      { title: t('report:plan.grade'), align: 'center', weight: 1.5 },
    ],
    rows: actions.map((action, index) => [
      actions[index - 1]?.factor === action.factor
        ? ''
        : (nameOf.get(action.factor) ?? action.factor),
      say.text(action.text),
      t(`terms:actor.${action.owner}`),
      dueText(context, action),
      say.text(action.sign),
      action.grade,
    ]),
    note: t('report:plan.note'),
  };
}

/** A date, or the moment of the next course. */
export function dueText({ say, t }: ReportContext, { dueOn, when }: PlanAction): string {
  return dueOn === null ? t(`terms:nextCourse.${when}`) : say.date(dueOn);
}
