/** Method and limits, half a page, and one line for each statistic of the appendix. */
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import type { Block, Section } from '../report.ts';
import { type ReportContext, scaleSpan } from '../report-context.ts';
import { uncheckedSigns, wasChecked } from './careless.ts';

export function method(context: ReportContext): Section {
  const { input, language, say, t } = context;
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
          ...favourabilityLine(context),
          t('report:method.interval'),
          t('report:method.zones'),
          t('report:method.ranking'),
          t('report:method.selfReport'),
          ...(input.change ? [t('report:method.change')] : []),
          ...(minimum === null ? [] : [t('report:method.privacy', { minimum })]),
        ],
      },
      ...(results.shown ? definitions(context, results.value) : []),
    ],
  };
}

/** Only where the survey has factors to reverse. */
function favourabilityLine({ input, say, t }: ReportContext): string[] {
  const turned = input.survey.factors.find(({ polarity }) => polarity === 'unfavourable');
  return turned ? [t('report:method.favourability', { factor: say.factor(turned) })] : [];
}

/** Only of what this report prints. */
function definitions(context: ReportContext, results: OccasionResults): Block[] {
  const { input, t } = context;
  const compared = (results.comparison?.length ?? 0) > 0;
  const changed = input.change?.shown ?? false;
  const weighed = results.drivers?.method === 'relative-weights';
  const used = {
    alpha: true,
    omega: true,
    change: changed,
    reliableChange: changed,
    welch: compared,
    pairs: compared,
    icc: compared,
    rwg: compared,
    shrinkage: compared,
    adjusted: compared || changed,
    weights: weighed,
    ranks: results.drivers?.method === 'spearman',
    careless: wasChecked(results.careless),
  } as const;
  const keys = Object.keys(used) as (keyof typeof used)[];
  return [
    { kind: 'heading', text: t('report:definitions.title') },
    {
      kind: 'list',
      ordered: false,
      items: [
        ...keys.filter((key) => used[key]).map((key) => t(`report:definitions.${key}`)),
        ...uncheckedSigns(context, results.careless),
      ],
    },
  ];
}
