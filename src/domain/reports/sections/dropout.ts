/** Who is missing at the follow-up, told by what they said at the end of training. */
import type { Dropout } from '../../analysis/compare-dropout.ts';
import { noise } from '../group-findings.ts';
import type { Block } from '../report.ts';
import type { ReportContext } from '../report-context.ts';

export function dropoutBlocks(context: ReportContext): Block[] {
  const { input, t } = context;
  const { dropout } = input;
  if (!dropout || (dropout.shown && dropout.value.left.people === 0)) return [];
  const heading: Block = { kind: 'heading', text: t('report:response.dropout') };
  if (!dropout.shown) {
    const { minimum } = dropout.withheld;
    return [heading, { kind: 'withheld', text: t('report:response.dropoutWithheld', { minimum }) }];
  }
  const { stayed, left } = dropout.value;
  const counts = { all: stayed.people + left.people, stayed: stayed.people, left: left.people };
  return [
    heading,
    { kind: 'paragraph', style: 'body', text: t('report:response.dropoutText', counts) },
    ...(stayed.domains.length > 0 ? [dropoutTable(context, dropout.value)] : []),
    ...factorSentence(context),
    ...leftOutSentence(context),
  ];
}

function leftOutSentence({ input, t }: ReportContext): Block[] {
  if (!input.results.shown || !input.results.value.careless.excluded) return [];
  return [{ kind: 'paragraph', style: 'quiet', text: t('report:response.dropoutLeftOut') }];
}

/** Whether those who stayed differ beyond noise on any factor; nothing where none could be compared. */
function factorSentence({ input, say, t }: ReportContext): Block[] {
  const found = input.dropoutFactors;
  if (!found?.shown) return [];
  const compared = found.value.factors.filter(({ p }) => p !== null);
  if (compared.length === 0) return [];
  const clear = new Set(
    compared.filter(({ pAdjusted }) => (pAdjusted ?? 1) < noise).map(({ factor }) => factor),
  );
  const names = input.survey.factors
    .filter(({ id }) => clear.has(id))
    .map((factor) => t('terms:of', { text: say.factor(factor) }));
  const text =
    names.length === 0
      ? t('report:response.dropoutSame')
      : t('report:response.dropoutDiffers', { factors: say.list(names), count: names.length });
  return [{ kind: 'paragraph', style: 'body', text }];
}

function dropoutTable({ input, say, t }: ReportContext, { stayed, left }: Dropout): Block {
  return {
    kind: 'table',
    caption: t('report:response.dropoutTable'),
    columns: [
      { title: t('report:response.domain'), align: 'left', weight: 5 },
      { title: t('report:response.stayed'), align: 'right', weight: 3 },
      { title: t('report:response.left'), align: 'right', weight: 3 },
      { title: t('report:response.difference'), align: 'right', weight: 2 },
    ],
    rows: input.survey.domains.map((domain, index) => {
      const again = stayed.domains[index]?.favourability ?? null;
      const gone = left.domains[index]?.favourability ?? null;
      const difference = again === null || gone === null ? null : again - gone;
      return [say.text(domain.name), say.number(again), say.number(gone), say.signed(difference)];
    }),
    note: null,
  };
}
