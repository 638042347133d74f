/** Method and limits, half a page. */
import { lowestMinimum } from '../../disclosure/gate.ts';
import type { Section } from '../report.ts';
import { type ReportContext, scaleSpan } from '../report-context.ts';

export function method({ input, language, say, t }: ReportContext): Section {
  const { survey, results } = input;
  const items = results.shown
    ? (survey.forms[results.value.form]?.length ?? 0)
    : survey.items.length;
  const minimum = results.shown ? lowestMinimum : results.withheld.minimum;
  const share = (value: number) => say.percent(value);
  return {
    id: 'method',
    title: t('report:method.title'),
    newPage: false,
    blocks: [
      {
        kind: 'list',
        ordered: false,
        items: [
          t('report:method.data', {
            survey: say.text(survey.title),
            items,
            scale: scaleSpan(survey.scale, language),
          }),
          t('report:method.scoring', {
            answered: share(survey.scoring.minAnsweredShare),
            missing: share(survey.scoring.maxMissingShare),
          }),
          t('report:method.favourability'),
          t('report:method.interval'),
          t('report:method.zones'),
          t('report:method.ranking'),
          t('report:method.selfReport'),
          ...(input.change ? [t('report:method.change')] : []),
          ...(input.invited === null ? [] : [t('report:method.privacy', { minimum })]),
        ],
      },
    ],
  };
}
