/** Every figure of the report as tables, so that each can be checked. */
import type { OccasionResults } from '../../analysis/occasion-results.ts';
import type { Diagnosis } from '../../diagnosis/diagnose.ts';
import type { Block, Section } from '../report.ts';
import type { ReportContext } from '../report-context.ts';
import { carelessTable } from '../tables/careless-table.ts';
import { changeTable } from '../tables/change-table.ts';
import { comparisonTables } from '../tables/comparison-tables.ts';
import { driversTable } from '../tables/drivers-table.ts';
import { dropoutFactorTable } from '../tables/dropout-table.ts';
import { itemTables, reliabilityTable } from '../tables/reliability-tables.ts';
import { domainTable, factorTable, groupTables } from '../tables/score-tables.ts';
import { factorsSetOut } from './barriers.ts';

export function appendix(
  context: ReportContext,
  results: OccasionResults,
  diagnosis: Diagnosis,
): Section {
  const { input, t } = context;
  const dropout = input.dropoutFactors;
  const blocks: Block[] = [
    ...factorTable(context, results),
    ...domainTable(context, results),
    ...reliabilityTable(context, results),
    ...itemTables(context, results),
    ...(input.change?.shown ? changeTable(context, input.change.value) : []),
    ...(dropout?.shown && dropout.value.left > 0 ? dropoutFactorTable(context, dropout.value) : []),
    ...comparisonTables(context, results.comparison ?? []),
    ...groupTables(context, results.groups ?? []),
    ...driversTable(context, results.drivers),
    ...carelessTable(context, results.careless),
    ...sourceTable(context, diagnosis),
  ];
  return { id: 'appendix', title: t('report:appendix.title'), newPage: true, blocks };
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
