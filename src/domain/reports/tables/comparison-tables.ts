/** How the groups differ and how far their members agree, factor by factor; which pairs can be told apart. */
import type { ComparisonResult, GroupPair } from '../../analysis/analysis.ts';
import { clearDifferences, clearPairs, climateFactors } from '../group-findings.ts';
import type { Block } from '../report.ts';
import { factorName, missingMark, type ReportContext } from '../report-context.ts';
import { count, figure, figureTable, type TableColumn, text } from './figure-table.ts';

/** Pairs told by name. */
const mostPairs = 10;

export function comparisonTables(
  context: ReportContext,
  comparison: readonly ComparisonResult[],
): Block[] {
  if (comparison.length === 0) return [];
  return [
    ...differenceTable(context, comparison),
    ...agreementTable(context, comparison),
    ...pairTable(context, comparison),
  ];
}

function differenceTable(context: ReportContext, rows: readonly ComparisonResult[]): Block[] {
  const { say, t } = context;
  return figureTable<ComparisonResult>(context, {
    caption: t('report:appendix.comparison'),
    columns: [
      factorColumn(context),
      count(t('report:appendix.groupCount'), 1.6, ({ groups }) => groups),
      count(t('report:appendix.n'), 1.8, ({ n }) => n),
      figure(t('report:appendix.welch'), 3.6, ({ welch }) => welchText(welch)),
      figure(t('report:appendix.p'), 1.8, ({ welch }) => say.probability(welch.p)),
      figure(t('report:appendix.pAdjusted'), 1.8, ({ welch }) => say.probability(welch.pAdjusted)),
      figure(t('report:appendix.omegaSquared'), 1.8, (each) => threeDecimals(each.omegaSquared)),
      figure(t('report:appendix.between'), 2.2, ({ variance }) => threeDecimals(variance.between)),
      figure(t('report:appendix.within'), 2.2, ({ variance }) => threeDecimals(variance.within)),
    ],
    rows,
    missing: ({ factor, welch, variance }) => ({
      name: factorName(context, factor),
      whys: [welch.why, variance.why],
    }),
    notes: [t('report:appendix.comparisonNote')],
  });
}

function agreementTable(context: ReportContext, rows: readonly ComparisonResult[]): Block[] {
  const { say, t } = context;
  return figureTable<ComparisonResult>(context, {
    caption: t('report:appendix.agreement'),
    columns: [
      factorColumn(context),
      figure('ICC(1)', 2, ({ icc1 }) => say.number(icc1)),
      figure('ICC(2)', 2, ({ icc2 }) => say.number(icc2)),
      figure(t('report:appendix.rwgMean'), 3, ({ rwg }) => say.number(rwg.mean)),
      figure(t('report:appendix.rwgMedian'), 3.4, ({ rwg }) => say.number(rwg.median)),
      figure(t('report:appendix.skewedMean'), 2.4, ({ rwg }) => say.number(rwg.skewed.mean)),
      figure(t('report:appendix.skewedMedian'), 2.8, ({ rwg }) => say.number(rwg.skewed.median)),
      {
        ...figure(t('report:appendix.climate'), 2.2, ({ climate }) =>
          climate === null ? missingMark : t(`report:appendix.${climate ? 'yes' : 'no'}`),
        ),
        align: 'center',
      },
    ],
    rows,
    missing: ({ factor, rwg, why }) => ({
      name: factorName(context, factor),
      whys: [why, rwg.why, rwg.skewed.why],
    }),
    notes: [t('report:appendix.climateRule'), climateVerdict(context, rows)],
  });
}

/** Which factors satisfy the rule. */
function climateVerdict(
  { input, language, say, t }: ReportContext,
  rows: readonly ComparisonResult[],
): string {
  const found = climateFactors(input.survey, rows);
  if (found.length === 0) return t('report:appendix.climateNone');
  const names = found.map((factor) => t('terms:of', { text: say.factor(factor) }));
  const clear = new Set(clearDifferences(input.survey, rows).map(({ factor }) => factor.id));
  const doubtful = found.some(({ id }) => !clear.has(id));
  return [
    t('report:appendix.climateSome', { factors: say.list(names), count: found.length }),
    doubtful ? t('report:appendix.climateDoubtful') : '',
  ]
    .filter(Boolean)
    .join(language === 'en' ? ' ' : '');
}

type Row = GroupPair & { readonly factor: string };

function pairTable(context: ReportContext, comparison: readonly ComparisonResult[]): Block[] {
  const { say, t } = context;
  const tested = comparison.reduce((sum, { pairs }) => sum + (pairs?.length ?? 0), 0);
  if (tested === 0) return pairsNotTested(context, comparison);
  const clear = comparison
    .flatMap((each) => clearPairs(each).map((pair): Row => ({ ...pair, factor: each.factor })))
    .sort((a, b) => a.p - b.p);
  if (clear.length === 0) {
    return [
      { kind: 'paragraph', style: 'quiet', text: t('report:appendix.pairsNone', { tested }) },
    ];
  }
  const rows = clear.slice(0, mostPairs);
  return figureTable<Row>(context, {
    caption: t('report:appendix.groupPairs'),
    columns: [
      factorColumn(context),
      text(t('report:appendix.pairA'), 3, ({ a }) => a),
      text(t('report:appendix.pairB'), 3, ({ b }) => b),
      figure(t('report:appendix.difference'), 2, ({ difference }) => say.signed(difference)),
      figure(t('report:appendix.ci95'), 4, ({ ci95 }) => say.interval(ci95)),
      figure(t('report:appendix.g'), 1.8, ({ hedgesG }) => say.number(hedgesG)),
      figure(t('report:appendix.pairP'), 2, ({ p }) => say.probability(p)),
    ],
    rows,
    missing: ({ factor }) => ({ name: factorName(context, factor), whys: [] }),
    notes: [t('report:appendix.pairsNote', { tested, clear: clear.length, shown: rows.length })],
  });
}

/** Only where there would have been pairs: many groups are not compared two by two unless asked for. */
function pairsNotTested({ t }: ReportContext, comparison: readonly ComparisonResult[]): Block[] {
  if (comparison.every(({ pairs }) => pairs !== undefined)) return [];
  return [{ kind: 'paragraph', style: 'quiet', text: t('report:appendix.pairsNotTested') }];
}

function factorColumn<R extends { readonly factor: string }>(
  context: ReportContext,
): TableColumn<R> {
  return text(context.t('report:appendix.factor'), 5.4, ({ factor }) =>
    factorName(context, factor),
  );
}

/** “4.10 (48, 560.2)”. */
function welchText({ f, df1, df2 }: ComparisonResult['welch']): string {
  if (f === null || df1 === null || df2 === null) return missingMark;
  // No-break spaces.
  return `${f.toFixed(2)}\u00a0(${df1},\u00a0${df2.toFixed(1)})`;
}

/** Shares of variance are small. */
function threeDecimals(value: number | null): string {
  return value === null ? missingMark : value.toFixed(3).replace('-', '−');
}
