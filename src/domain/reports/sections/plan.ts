/** The improvement plan as a table that can be agreed, signed and followed. */
import type { Survey } from '../../instrument/survey.ts';
import type { Language } from '../../language.ts';
import type { Plan, PlanAction } from '../../plan/make-plan.ts';
import { wordsIn } from '../../wording/words.ts';
import type { Block, Section, TableBlock } from '../report.ts';
import { canJudge, formatIn, type ReportContext } from '../report-context.ts';

export function plan(context: ReportContext): Section {
  const { input, t } = context;
  const blocks: Block[] = input.plan
    ? [
        { kind: 'paragraph', style: 'body', text: introduction(context, input.plan) },
        ...(input.plan.edited ? [] : beyondBarriers(context, input.plan)),
        ...(input.plan.actions.length > 0 ? [planTable(context, input.plan)] : []),
        ...noteOf(context, input.plan),
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

function introduction({ say, t }: ReportContext, { edited, actions }: Plan): string {
  if (actions.length === 0) return t('report:plan.empty');
  return edited
    ? t('report:plan.introEdited', { date: say.date(edited.savedOn) })
    : t('report:plan.intro');
}

/** What the school wrote below its plan, a paragraph a line. */
function noteOf({ t }: ReportContext, { note = '' }: Plan): Block[] {
  const lines = note.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', text: t('report:plan.schoolNote') },
    ...lines.map((text): Block => ({ kind: 'paragraph', style: 'body', text })),
  ];
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

function planTable({ input, language, t }: ReportContext, plan: Plan): TableBlock {
  return { ...tableOfPlan(input.survey, language, plan.actions), note: t('report:plan.note') };
}

/** Wherever a plan is shown: on paper, on screen, as a document. */
export function tableOfPlan(
  survey: Survey,
  language: Language,
  actions: readonly PlanAction[],
): TableBlock {
  const [t, say] = [wordsIn(language), formatIn(language)];
  const nameOf = new Map(survey.factors.map((factor) => [factor.id, say.factor(factor)]));
  return {
    kind: 'table',
    caption: '',
    columns: columns.map(({ name, weight, align }) => ({
      title: t(`report:plan.${name}`),
      align,
      weight,
    })),
    rows: actions.map((action, index) => [
      actions[index - 1]?.factor === action.factor
        ? ''
        : (nameOf.get(action.factor) ?? action.factor),
      say.text(action.text),
      ownerText({ t }, action),
      dueText({ say, t }, action),
      say.text(action.sign),
      action.grade ?? noGrade,
    ]),
    note: null,
  };
}

const columns = [
  { name: 'factor', weight: 3, align: 'left' },
  { name: 'action', weight: 7, align: 'left' },
  { name: 'owner', weight: 3.3, align: 'left' },
  { name: 'due', weight: 3.5, align: 'left' },
  { name: 'sign', weight: 5.7, align: 'left' },
  { name: 'grade', weight: 1.5, align: 'center' },
] as const;

/** Stands for the evidence of an action that is not from the library. */
export const noGrade = '—';

/** Who does it, with the name that the school gave. */
export function ownerText(
  { t }: Pick<ReportContext, 't'>,
  { owner, ownerName }: PlanAction,
): string {
  const role = t(`terms:actor.${owner}`);
  return ownerName ? t('terms:pair', { name: role, value: ownerName }) : role;
}

/** A date, or the moment of the next course; that it is done, where it is. */
export function dueText({ say, t }: Pick<ReportContext, 'say' | 't'>, action: PlanAction): string {
  const { done, doneOn = null } = action;
  if (!done) return dueOn({ say, t }, action);
  return doneOn ? t('report:plan.doneOn', { date: say.date(doneOn) }) : t('report:plan.done');
}

export function dueOn(
  { say, t }: Pick<ReportContext, 'say' | 't'>,
  { dueOn: day, when }: Pick<PlanAction, 'dueOn' | 'when'>,
): string {
  return day === null ? t(`terms:nextCourse.${when}`) : say.date(day);
}
