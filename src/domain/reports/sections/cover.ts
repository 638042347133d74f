/** The first page: what this is, of whom, when. */
import type { Cover } from '../report.ts';
import type { ReportContext } from '../report-context.ts';

export function cover({ input, say, t }: ReportContext): Cover {
  const { survey } = input;
  const surveyTitle = say.text(survey.title);
  const fact = (label: string, value: string | null) => (value === null ? [] : [{ label, value }]);
  return {
    kicker: input.school ?? (input.title === surveyTitle ? '' : surveyTitle),
    title: input.title,
    subtitle: t('report:name'),
    facts: [
      ...fact(t('report:cover.programme'), input.programme),
      ...fact(
        t('report:cover.occasion'),
        input.occasion && t(`terms:occasionLong.${input.occasion}`),
      ),
      ...fact(t('report:cover.answered'), answered({ input, say, t })),
      ...fact(
        t('report:cover.survey'),
        t('report:cover.surveyValue', { title: surveyTitle, version: survey.version }),
      ),
      ...fact(t('report:cover.made'), say.date(input.madeOn)),
    ],
    notes: [
      ...(input.simulated ? [t('report:cover.simulated')] : []),
      ...(survey.source ? [t('report:cover.source', { source: say.text(survey.source) })] : []),
    ],
  };
}

/** Not even the count is told of a class below the minimum. */
function answered({ input, say, t }: Pick<ReportContext, 'input' | 'say' | 't'>): string | null {
  if (!input.results.shown) return null;
  const { respondents } = input.results.value;
  if (input.invited === null) return t('report:cover.answeredOnly', { answered: respondents });
  const rate = say.percent(respondents / Math.max(1, input.invited));
  return t('report:cover.answeredOf', { answered: respondents, invited: input.invited, rate });
}
