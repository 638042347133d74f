/** The tests of each factor, so that every sentence can be checked. */
import type { ComparisonResult } from '../../analysis/analysis.ts';
import type { Section } from '../report.ts';
import { factorName, missingMark } from '../report-context.ts';
import { count, figure, figureTable, text } from '../tables/figure-table.ts';
import { type ComparisonContext, joined, nounsOf } from './comparison-context.ts';

export function testAppendix(context: ComparisonContext): Section | null {
  const { input, findings, apartOf, say, t } = context;
  if (input.groups.length < 2) return null;
  const nouns = nounsOf(context);
  const overall = new Set(findings.overall.map(({ id }) => id));
  const blocks = figureTable<ComparisonResult>(context, {
    caption: t('comparison:appendix.table', nouns),
    columns: [
      text(t('report:appendix.factor'), 5.4, ({ factor }) => factorName(context, factor)),
      count(nouns.column, 1.6, ({ groups }) => groups),
      count(t('report:appendix.n'), 1.8, ({ n }) => n),
      figure(t('report:appendix.welch'), 3.6, ({ welch }) => welchText(welch)),
      figure(t('report:appendix.p'), 1.8, ({ welch }) => say.probability(welch.p)),
      figure(t('comparison:appendix.brownForsytheP'), 1.8, ({ brownForsythe }) =>
        say.probability(brownForsythe.p),
      ),
      figure(t('report:appendix.omegaSquared'), 1.8, (each) => threeDecimals(each.omegaSquared)),
      text(t('comparison:appendix.overall'), 1.8, ({ factor }) =>
        t(`comparison:appendix.${overall.has(factor) ? 'yes' : 'no'}`),
      ),
      count(t('comparison:appendix.apart'), 1.8, ({ factor }) => apartOf.get(factor)?.size ?? 0),
    ],
    rows: input.comparison,
    missing: ({ factor, welch }) => ({ name: factorName(context, factor), whys: [welch.why] }),
    notes: [
      joined(context, [
        t('comparison:appendix.note', nouns),
        input.level === 'class' ? '' : t('comparison:appendix.noteClasses'),
      ]),
    ],
  });
  return { id: 'appendix', title: t('comparison:appendix.title'), newPage: false, blocks };
}

/** “4.10 (48, 560.2)”, with no-break spaces. */
function welchText({ f, df1, df2 }: ComparisonResult['welch']): string {
  if (f === null || df1 === null || df2 === null) return missingMark;
  return `${f.toFixed(2)}\u00a0(${df1},\u00a0${df2.toFixed(1)})`;
}

/** Shares of variance are small. */
function threeDecimals(value: number | null): string {
  return value === null ? missingMark : value.toFixed(3).replace('-', '−');
}
