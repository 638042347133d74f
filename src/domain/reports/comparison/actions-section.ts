/** What was done between two classes of a programme, and what became of the factor it aimed at. Not proof. */
import type { ActionEffect } from '../../comparison/comparison.ts';
import type { Factor } from '../../instrument/survey.ts';
import { noise } from '../group-findings.ts';
import type { Block, Section } from '../report.ts';
import { turnedName } from '../report-context.ts';
import { figure, figureTable, text } from '../tables/figure-table.ts';
import { type ComparisonContext, joined, quotedFactor } from './comparison-context.ts';
import { sizeSpan } from './found-groups.ts';
import { turnedDifference, turnedInterval } from './turned-difference.ts';

const mostSetOut = 5;
const mostRows = 20;

/** Where a rise helps. */
interface TurnedEffect extends ActionEffect {
  readonly of: Factor;
  readonly turned: number | null;
  readonly interval: readonly [number, number] | null;
}

export function actionsSection(context: ComparisonContext): Section | null {
  const { input, t } = context;
  if (!input.actionEffects) return null;
  const effects = turnedEffects(context, input.actionEffects);
  const blocks: Block[] =
    effects.length === 0
      ? [{ kind: 'paragraph', style: 'body', text: t('comparison:actions.empty') }]
      : [
          ...introduction(context, effects),
          ...foundBlocks(context, effects),
          { kind: 'paragraph', style: 'body', text: t('comparison:actions.proof') },
          ...effectTable(context, effects),
        ];
  return { id: 'actions', title: t('comparison:actions.title'), newPage: false, blocks };
}

/** The surest first. */
function turnedEffects(
  { factorOf }: ComparisonContext,
  effects: readonly ActionEffect[],
): TurnedEffect[] {
  return effects
    .flatMap((effect): TurnedEffect[] => {
      const of = factorOf.get(effect.factor);
      if (!of) return [];
      const { difference, ci95 } = effect;
      return [
        {
          ...effect,
          of,
          turned: difference === null ? null : turnedDifference(of, difference),
          interval: ci95 && turnedInterval(of, ci95),
        },
      ];
    })
    .sort((a, b) => (a.p ?? 1) - (b.p ?? 1));
}

function introduction({ t }: ComparisonContext, effects: readonly TurnedEffect[]): Block[] {
  const text = t('comparison:actions.intro', { count: effects.length });
  return [{ kind: 'paragraph', style: 'body', text }];
}

function foundBlocks(context: ComparisonContext, effects: readonly TurnedEffect[]): Block[] {
  const { t } = context;
  const found = effects.filter(({ pAdjusted }) => (pAdjusted ?? 1) < noise);
  if (found.length === 0) {
    const judged = effects.some(({ p }) => p !== null);
    const text = t(`comparison:actions.${judged ? 'none' : 'notJudged'}`);
    return [{ kind: 'paragraph', style: 'body', text }];
  }
  const more = found.length - mostSetOut;
  const moreText = t('comparison:actions.more', { count: more });
  return [
    { kind: 'paragraph', style: 'body', text: t('comparison:actions.found') },
    {
      kind: 'list',
      ordered: false,
      items: found.slice(0, mostSetOut).map((effect) => foundText(context, effect)),
    },
    ...(more > 0 ? [{ kind: 'paragraph', style: 'body', text: moreText } as const] : []),
  ];
}

function foundText(context: ComparisonContext, effect: TurnedEffect): string {
  const { say, t } = context;
  const { programme, before, after, of, turned, interval, others } = effect;
  const text = t(`comparison:actions.${(turned ?? 0) > 0 ? 'up' : 'down'}`, {
    action: actionTexts(context, effect).join(t('terms:semicolon')),
    programme,
    factor: quotedFactor(context, of),
    before: before.name,
    after: after.name,
    value: say.number(Math.abs(turned ?? 0)),
    interval: interval ? sizeSpan(context, interval) : '',
  });
  const beside =
    others === null ? '' : t('comparison:actions.others', { value: say.signed(others) });
  return joined(context, [text, beside]);
}

/** Without the full stop that an action of the library ends with. */
function actionTexts({ say }: ComparisonContext, { actions }: ActionEffect): string[] {
  return actions.map(({ text: words }) => say.text(words).replace(/[。.]$/, ''));
}

function effectTable(context: ComparisonContext, effects: readonly TurnedEffect[]): Block[] {
  const { say, t } = context;
  const rows = effects.slice(0, mostRows);
  const some = t('comparison:actions.tableSome', { shown: rows.length, all: effects.length });
  const actions = (effect: TurnedEffect) =>
    actionTexts(context, effect)
      .map((action, index) => {
        const doneOn = effect.actions[index]?.doneOn;
        return doneOn ? t('comparison:actions.doneOn', { action, date: say.date(doneOn) }) : action;
      })
      .join(t('terms:semicolon'));
  return figureTable<TurnedEffect>(context, {
    caption: t('comparison:actions.table'),
    columns: [
      text(
        t('comparison:actions.classes'),
        6.5,
        ({ before, after }) => `${before.name}\n→ ${after.name}`,
      ),
      text(t('report:appendix.factor'), 3, ({ of }) => turnedName(context, of)),
      text(t('comparison:actions.action'), 5.4, actions),
      figure(t('comparison:actions.difference'), 1.6, ({ turned }) => say.signed(turned)),
      figure(t('report:appendix.ci95'), 3, ({ interval }) => say.interval(interval)),
      figure(t('report:appendix.pAdjusted'), 1.6, ({ pAdjusted }) => say.probability(pAdjusted)),
      figure(t('comparison:actions.othersColumn'), 1.8, ({ others }) => say.signed(others)),
    ],
    rows,
    missing: ({ programme, why }) => ({ name: programme, whys: [why] }),
    notes: [t('comparison:actions.tableNote'), ...(rows.length < effects.length ? [some] : [])],
    keepRows: true,
  });
}
