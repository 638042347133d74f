/** Blocks of a report as a page of the console shows them: a chart carries its table and its description for the script. */
import type { ChartSpec } from '../../../domain/charts/chart-spec.ts';
import type { Language } from '../../../domain/language.ts';
import type { Block } from '../../../domain/reports/report.ts';
import { type ChartTable, chartTable } from './chart-table.ts';

type PlainBlock = Exclude<Block, { readonly kind: 'chart' | 'columns' }>;

export type ScreenBlock =
  | PlainBlock
  | { readonly kind: 'columns'; readonly columns: readonly (readonly ScreenBlock[])[] }
  | {
      readonly kind: 'chart';
      readonly chart: ChartSpec;
      readonly table: ChartTable;
      /** The chart as the script in the browser takes it. */
      readonly data: string;
    };

/** Of every page with charts, in this order. */
export const chartScripts = [
  '/admin/charts/chart.js',
  'console-chart-parts.js',
  'console-chart-kinds.js',
  'console-chart-points.js',
  'console-chart-trend.js',
  'console-charts.js',
] as const;

export function screenBlock(lang: Language, block: Block): ScreenBlock {
  if (block.kind === 'columns') {
    const columns = block.columns.map((blocks) => blocks.map((each) => screenBlock(lang, each)));
    return { kind: 'columns', columns };
  }
  if (block.kind !== 'chart') return block;
  const { chart } = block;
  return { kind: 'chart', chart, table: chartTable(lang, chart), data: JSON.stringify(chart) };
}
