/** What the class said it used, and what helped or hindered, in its own words. */
import type { ChoiceResult, OutcomeResults } from '../../analysis/outcome-results.ts';
import type { Block, Section } from '../report.ts';
import { choiceColumns } from '../report-charts.ts';
import type { ReportContext } from '../report-context.ts';

export function voices(context: ReportContext): Section | null {
  const { input, t } = context;
  const { outcomes } = input;
  if (!outcomes) return null;
  const blocks: Block[] = outcomes.shown
    ? outcomeBlocks(context, outcomes.value)
    : [
        {
          kind: 'withheld',
          text: t('report:voices.withheld', { minimum: outcomes.withheld.minimum }),
        },
      ];
  return { id: 'voices', title: t('report:voices.title'), newPage: false, blocks };
}

function outcomeBlocks(context: ReportContext, outcomes: OutcomeResults): Block[] {
  return [
    ...outcomes.choices.map((choice) => choiceBlock(context, choice)),
    ...capabilityTable(context, outcomes.capabilities),
    ...outcomes.texts.flatMap((text) => commentBlocks(context, text)),
  ];
}

function choiceBlock(context: ReportContext, choice: ChoiceResult): Block {
  const { say, t } = context;
  const most = choice.options.reduce((a, b) => (b.count > a.count ? b : a));
  const title =
    choice.id === 'usage'
      ? t('report:voices.usageTitle', { mean: Math.round(choice.moments.mean) })
      : t('report:voices.choiceTitle', { label: say.text(most.label) });
  return { kind: 'chart', chart: choiceColumns(context, choice, title) };
}

function capabilityTable(
  { say, t }: ReportContext,
  capabilities: readonly ChoiceResult[],
): Block[] {
  const first = capabilities[0];
  if (!first) return [];
  return [
    {
      kind: 'table',
      caption: t('report:voices.capabilities'),
      columns: [
        { title: t('report:voices.capability'), align: 'left', weight: 5 },
        { title: t('report:appendix.n'), align: 'right', weight: 1.4 },
        { title: t('report:voices.mean'), align: 'right', weight: 2 },
        ...first.options.map((option) => ({
          title: say.text(option.label),
          align: 'right' as const,
          weight: 2.4,
        })),
      ],
      rows: capabilities.map((each) => [
        say.text(each.text),
        String(each.n),
        say.number(each.moments.mean),
        ...each.options.map((option) => String(option.count)),
      ]),
      note: null,
    },
  ];
}

function commentBlocks({ say, t }: ReportContext, text: OutcomeResults['texts'][number]): Block[] {
  const heading: Block = { kind: 'heading', text: say.text(text.text) };
  if (text.withheld) {
    const { minimum } = text.withheld;
    return [heading, { kind: 'withheld', text: t('report:voices.commentsWithheld', { minimum }) }];
  }
  return [heading, { kind: 'quotations', quotations: text.answers }];
}
