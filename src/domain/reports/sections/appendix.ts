/** Every figure of the report as tables, so that each can be checked. */
import type { ChangeResult, GroupResult } from '../../analysis/analysis.ts';
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import type { Block, Section, TableBlock } from '../report.ts';
import { itemText } from '../report-charts.ts';
import { type ReportContext, scaleSpan } from '../report-context.ts';
import { factorsSetOut } from './barriers.ts';

/** Factor columns that fit beside each other in a table of groups. */
const factorsPerTable = 8;

type Column = TableBlock['columns'][number];

export function appendix(
  context: ReportContext,
  results: OccasionResults,
  diagnosis: Diagnosis,
): Section {
  const { input, t } = context;
  const blocks: Block[] = [
    factorTable(context, results),
    ...domainTable(context, results),
    ...(input.change?.shown ? [changeTable(context, input.change.value)] : []),
    ...itemTable(context, results),
    ...groupTables(context, results.groups ?? []),
    ...sourceTable(context, diagnosis),
  ];
  return { id: 'appendix', title: t('report:appendix.title'), newPage: true, blocks };
}

function left(title: string, weight: number): Column {
  return { title, align: 'left', weight };
}

function right(title: string, weight = 2): Column {
  return { title, align: 'right', weight };
}

function factorTable({ input, language, say, t }: ReportContext, results: OccasionResults): Block {
  const names = new Map(input.survey.factors.map((factor) => [factor.id, say.factor(factor)]));
  return {
    kind: 'table',
    caption: t('report:appendix.factors', { scale: scaleSpan(input.survey.scale, language) }),
    columns: [
      left(t('report:appendix.factor'), 6),
      right(t('report:appendix.n'), 1.6),
      right(t('report:appendix.mean')),
      right(t('report:appendix.sd')),
      right(t('report:appendix.ci95'), 3.4),
      right(t('report:appendix.favourability'), 2.2),
      right(t('report:appendix.unfavourable'), 2.4),
      { title: t('report:appendix.zone'), align: 'center', weight: 2.2 },
    ],
    rows: results.factors.map((result) => [
      names.get(result.id) ?? result.id,
      String(result.n),
      say.number(result.mean),
      say.number(result.sd),
      say.interval(result.ci95),
      say.number(result.favourability),
      say.percent(result.unfavourableShare),
      t(`terms:zone.${result.zone}`),
    ]),
    note: t('report:appendix.factorsNote'),
  };
}

function domainTable({ input, say, t }: ReportContext, results: OccasionResults): Block[] {
  if (results.domains.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('report:appendix.domains'),
      columns: [
        left(t('report:response.domain'), 6),
        right(t('report:appendix.n')),
        right(t('report:appendix.mean')),
        right(t('report:appendix.ci95'), 4),
      ],
      rows: results.domains.map((domain, index) => [
        say.text(input.survey.domains[index]?.name ?? { 'zh-CN': domain.id, en: domain.id }),
        String(domain.n),
        say.number(domain.favourability),
        say.interval(domain.ci95),
      ]),
      note: null,
    },
  ];
}

function changeTable({ input, say, t }: ReportContext, change: readonly ChangeResult[]): Block {
  const names = new Map(input.survey.factors.map((factor) => [factor.id, say.factor(factor)]));
  return {
    kind: 'table',
    caption: t('report:appendix.change'),
    columns: [
      left(t('report:appendix.factor'), 5.4),
      right(t('report:appendix.pairs'), 1.8),
      right(t('report:appendix.before')),
      right(t('report:appendix.after'), 2.4),
      right(t('report:appendix.difference')),
      right(t('report:appendix.ci95'), 4.8),
      right(t('report:appendix.p')),
      right(t('report:appendix.pAdjusted'), 2.2),
      right(t('report:appendix.dz')),
      right(t('report:appendix.r')),
    ],
    rows: change.map((each) => [
      names.get(each.factor) ?? each.factor,
      String(each.pairs),
      say.number(each.before),
      say.number(each.after),
      say.signed(each.difference),
      say.interval(each.ci95),
      probability(each.p),
      probability(each.pAdjusted),
      say.number(each.dz),
      say.number(each.r),
    ]),
    note: t('report:appendix.changeNote'),
  };
}

function probability(p: number | null): string {
  if (p === null) return '–';
  return p < 0.001 ? '<.001' : p.toFixed(3).replace(/^0/, '');
}

function itemTable(context: ReportContext, results: OccasionResults): Block[] {
  const { input, t } = context;
  if (results.items.length === 0) return [];
  const points = input.survey.scale.max - input.survey.scale.min + 1;
  return [
    {
      kind: 'table',
      caption: t('report:appendix.items'),
      columns: [
        left(t('report:appendix.item'), Math.max(12, points * 1.6)),
        right(t('report:appendix.n'), 1.6),
        ...Array.from({ length: points }, (_, index) =>
          right(String(input.survey.scale.min + index), 1.4),
        ),
      ],
      rows: results.items.map((item) => [
        itemText(context, item.item),
        String(item.n),
        ...item.counts.map(String),
      ]),
      note: null,
    },
  ];
}

function groupTables({ input, say, t }: ReportContext, groups: readonly GroupResult[]): Block[] {
  if (groups.length === 0) return [];
  const { factors } = input.survey;
  const starts = Array.from(
    { length: Math.ceil(factors.length / factorsPerTable) },
    (_, i) => i * factorsPerTable,
  );
  return starts.map((start): Block => {
    const shown = factors.slice(start, start + factorsPerTable);
    return {
      kind: 'table',
      caption: t('report:appendix.groups'),
      columns: [
        left(t('report:appendix.group'), 4),
        right(t('report:appendix.respondents')),
        ...shown.map((factor) => right(say.factor(factor), 2.6)),
      ],
      rows: groups.map((group) => [
        group.id,
        String(group.respondents),
        ...shown.map((_, index) => say.number(group.factors[start + index]?.mean ?? null)),
      ]),
      note: null,
    };
  });
}

/** References of the actions in the plan and under the barriers. */
function sourceTable({ input, t }: ReportContext, diagnosis: Diagnosis): Block[] {
  const { library, plan } = input;
  const factors = new Set(factorsSetOut(diagnosis).map(({ factor }) => factor.id));
  const named = library?.actions.filter((action) => factors.has(action.factor)) ?? [];
  const used = new Set([...named, ...(plan?.actions ?? [])].flatMap((action) => action.sources));
  const sources = library?.sources.filter((source) => used.has(source.id)) ?? [];
  if (sources.length === 0) return [];
  return [
    { kind: 'heading', text: t('report:appendix.sources') },
    { kind: 'list', ordered: false, items: sources.map((source) => source.citation) },
  ];
}
