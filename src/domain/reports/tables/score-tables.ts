/** The scores: every factor, every domain, every group. */
import type { DomainResult } from '../../analysis/analyse-domains.ts';
import type { FactorResult, GroupResult } from '../../analysis/analysis.ts';
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import type { Block } from '../report.ts';
import { factorName, type ReportContext, scaleSpan } from '../report-context.ts';
import { count, figure, figureTable, text } from './figure-table.ts';

/** Factor columns that fit beside each other in a table of groups; English words are longer. */
const factorsPerTable = { 'zh-CN': 8, en: 6 } as const;
/** Above this many, groups are a matter for the computer, not for paper. */
const mostGroups = 100;

export function factorTable(context: ReportContext, { factors }: OccasionResults): Block[] {
  const { input, language, say, t } = context;
  const title = (key: 'factor' | 'n' | 'mean' | 'sd' | 'ci95' | 'favourability') =>
    t(`report:appendix.${key}`);
  return figureTable<FactorResult>(context, {
    caption: t('report:appendix.factors', { scale: scaleSpan(input.survey.scale, language) }),
    columns: [
      text(title('factor'), 6, ({ id }) => factorName(context, id)),
      count(title('n'), 1.6, ({ n }) => n),
      figure(title('mean'), 2, ({ mean }) => say.number(mean)),
      figure(title('sd'), 2, ({ sd }) => say.number(sd)),
      figure(title('ci95'), 3.4, ({ ci95 }) => say.interval(ci95)),
      figure(title('favourability'), 2.2, ({ favourability }) => say.number(favourability)),
      figure(t('report:appendix.unfavourable'), 2.4, ({ unfavourableShare }) =>
        say.percent(unfavourableShare),
      ),
      {
        ...text(t('report:appendix.zone'), 2.2, ({ zone }) => t(`terms:zone.${zone}`)),
        align: 'center',
      },
    ],
    rows: factors,
    missing: ({ id, why }) => ({ name: factorName(context, id), whys: [why] }),
    notes: [t('report:appendix.factorsNote')],
    keepRows: true,
  });
}

export function domainTable(context: ReportContext, { domains }: OccasionResults): Block[] {
  const { input, say, t } = context;
  if (domains.length === 0) return [];
  const names = new Map(input.survey.domains.map(({ id, name }) => [id, say.text(name)]));
  const name = (id: string) => names.get(id) ?? id;
  return figureTable<DomainResult>(context, {
    caption: t('report:appendix.domains'),
    columns: [
      text(t('report:response.domain'), 6, ({ id }) => name(id)),
      count(t('report:appendix.n'), 2, ({ n }) => n),
      figure(t('report:appendix.mean'), 2, ({ favourability }) => say.number(favourability)),
      figure(t('report:appendix.ci95'), 4, ({ ci95 }) => say.interval(ci95)),
    ],
    rows: domains,
    keepRows: true,
    missing: ({ id, n, ci95 }) => {
      const few = n === 0 ? 'no-answers' : n === 1 ? 'one-respondent' : 'too-few-respondents';
      return { name: name(id), whys: [ci95 ? undefined : few] };
    },
  });
}

export function groupTables(context: ReportContext, groups: readonly GroupResult[]): Block[] {
  const { input, language, say, t } = context;
  const perTable = factorsPerTable[language];
  if (groups.length === 0) return [];
  if (groups.length > mostGroups) {
    const tooMany = t('report:appendix.groupsTooMany', { groups: groups.length });
    return [{ kind: 'paragraph', style: 'quiet', text: tooMany }];
  }
  const { factors } = input.survey;
  const starts = Array.from(
    { length: Math.ceil(factors.length / perTable) },
    (_, index) => index * perTable,
  );
  return starts.flatMap((start) => {
    const shown = factors.slice(start, start + perTable);
    return figureTable<GroupResult>(context, {
      caption: t(start === 0 ? 'report:appendix.groups' : 'report:appendix.groupsContinued'),
      columns: [
        text(t('report:appendix.group'), 4, ({ id }) => id),
        count(t('report:appendix.respondents'), 2, ({ respondents }) => respondents),
        ...shown.map((factor, index) =>
          figure<GroupResult>(say.factor(factor), 2.6, (group) =>
            say.number(group.factors[start + index]?.mean ?? null),
          ),
        ),
      ],
      rows: groups,
      keepRows: true,
      missing: ({ id, factors: figures }) => ({
        name: id,
        whys: figures
          .slice(start, start + perTable)
          .map(({ mean, why }) => (mean === null ? why : undefined)),
      }),
    });
  });
}
