/** Method and limits, half a page. */
import type { Section } from '../report.ts';
import { type ReportContext, scaleSpan } from '../report-context.ts';

export function method({ input, language, say, t }: ReportContext): Section {
  const { survey, results, minimum } = input;
  const params = { survey: say.text(survey.title), scale: scaleSpan(survey.scale, language) };
  const data = results.shown
    ? t('report:method.data', { ...params, items: survey.forms[results.value.form]?.length ?? 0 })
    : t('report:method.dataWithheld', params);
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
          data,
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
          ...(minimum === null ? [] : [t('report:method.privacy', { minimum })]),
        ],
      },
    ],
  };
}
