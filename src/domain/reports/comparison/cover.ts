/** The first page: what is compared, chosen how, on how many answers. */
import type { Cover } from '../report.ts';
import { basisOf, type ComparisonContext } from './comparison-context.ts';

export function comparisonCover(context: ComparisonContext): Cover {
  const { input, say, t } = context;
  const { survey } = input;
  const title = say.text(survey.title);
  return {
    kicker: input.school,
    title: input.title,
    subtitle: t(`comparison:kind.${input.level}`),
    facts: [
      ...input.choice,
      {
        label: t('comparison:cover.occasion'),
        value: t(`terms:occasionLong.${input.occasion}`),
      },
      ...(input.groups.length > 0
        ? [{ label: t('comparison:cover.basis'), value: basisOf(context) }]
        : []),
      {
        label: t('comparison:cover.survey'),
        value: t('report:cover.surveyValue', { title, version: survey.version }),
      },
      { label: t('comparison:cover.made'), value: say.date(input.madeOn) },
    ],
    notes: [
      ...(input.simulated ? [t('comparison:cover.simulated')] : []),
      ...(survey.source ? [t('report:cover.source', { source: say.text(survey.source) })] : []),
    ],
  };
}
