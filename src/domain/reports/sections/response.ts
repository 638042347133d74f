/** Who answered and who is missing. */
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import type { Block, Section } from '../report.ts';
import type { ReportContext } from '../report-context.ts';
import { carelessBlocks } from './careless.ts';
import { dropoutBlocks } from './dropout.ts';

export function response(context: ReportContext, results: OccasionResults): Section {
  const { input, t } = context;
  return {
    id: 'response',
    title: t('report:response.title'),
    newPage: true,
    blocks: [
      { kind: 'paragraph', style: 'body', text: responseText(context, results) },
      ...carelessBlocks(context, results.careless),
      ...unitBlocks(context),
      ...dropoutBlocks(context),
      ...(input.notices.length > 0
        ? ([
            { kind: 'heading', text: t('report:response.notices') },
            { kind: 'list', ordered: false, items: input.notices },
          ] satisfies Block[])
        : []),
    ],
  };
}

function responseText(
  { input, language, say, t }: ReportContext,
  results: OccasionResults,
): string {
  const { invited } = input;
  const { respondents, excluded } = results;
  const share = say.percent(input.survey.scoring.maxMissingShare);
  const missing = Math.max(0, (invited ?? respondents) - respondents);
  return [
    invited === null
      ? t('report:response.file', { answered: respondents })
      : t('report:response.rate', {
          invited,
          answered: respondents,
          rate: say.percent(respondents / Math.max(1, invited)),
        }),
    excluded > 0 ? t('report:response.excluded', { excluded, share }) : '',
    invited === null
      ? ''
      : missing > 0
        ? t('report:response.missing', { missing })
        : t('report:response.full'),
  ]
    .filter((sentence) => sentence !== '')
    .join(language === 'en' ? ' ' : '');
}

function unitBlocks({ input, say, t }: ReportContext): Block[] {
  const { units } = input;
  if (!units) return [];
  if (!units.shown) {
    return [
      {
        kind: 'withheld',
        text: t('report:response.unitsWithheld', { minimum: units.withheld.minimum }),
      },
    ];
  }
  return [
    {
      kind: 'table',
      caption: t('report:response.units'),
      columns: [
        { title: t('report:response.unit'), align: 'left', weight: 6 },
        { title: t('report:response.invited'), align: 'right', weight: 2 },
        { title: t('report:response.answered'), align: 'right', weight: 2 },
        { title: t('report:response.share'), align: 'right', weight: 2 },
      ],
      rows: units.value.map(({ name, invited, answered }) => [
        name,
        String(invited),
        String(answered),
        say.percent(answered / Math.max(1, invited)),
      ]),
      note: null,
    },
  ];
}
