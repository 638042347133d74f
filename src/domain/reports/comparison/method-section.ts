/** How the comparison was made, a line for each rule, with its source. */
import { catalystLimit, middleOf } from '../../scoring/favourability.ts';
import type { Section } from '../report.ts';
import { scaleSpan } from '../report-context.ts';
import { type ComparisonContext, nounsOf } from './comparison-context.ts';

export function methodSection(context: ComparisonContext): Section {
  const { input, language, say, t } = context;
  const { survey, form, level, minimum } = input;
  const nouns = nounsOf(context);
  const turned = survey.factors.find(({ polarity }) => polarity === 'unfavourable');
  const compared = input.groups.length > 1;
  const needed = input.position?.school.needed;
  const items = [
    ...(form === null
      ? []
      : [
          t('comparison:method.basis', {
            survey: say.text(survey.title),
            items: survey.forms[form]?.length ?? 0,
            scale: scaleSpan(survey.scale, language),
          }),
        ]),
    ...(turned ? [t('comparison:method.favourability', { factor: say.factor(turned) })] : []),
    ...(compared
      ? [
          t('comparison:method.apart', nouns),
          t('comparison:method.overall', nouns),
          ...(level === 'class' ? [] : [t('comparison:method.classes', nouns)]),
          t('comparison:method.estimate'),
        ]
      : []),
    ...(input.change ? [t('comparison:method.change')] : []),
    ...(input.trends ? [t('comparison:method.trend')] : []),
    ...(needed ? [t('comparison:method.position', { needed })] : []),
    t('comparison:method.zones', {
      middle: say.number(middleOf(survey.scale)),
      target: say.number(catalystLimit(survey.scale)),
    }),
    t('comparison:method.privacy', { minimum }),
    ...(level === 'school' ? [t('comparison:method.members')] : []),
  ];
  return {
    id: 'method',
    title: t('comparison:method.title'),
    newPage: false,
    blocks: [{ kind: 'list', ordered: false, items }],
  };
}
