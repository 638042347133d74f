/** The diagnosis on screen: the blocks of the printed report, with charts that carry their tables. */

import type { ChartSpec } from '../../../domain/charts/chart-spec.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import { type OccasionKind, occasionKinds } from '../../../domain/instrument/survey.ts';
import type { Language } from '../../../domain/language.ts';
import type { Block, Report, Section } from '../../../domain/reports/report.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import { type ChartTable, chartTable } from './chart-table.ts';
import { type Download, downloadsOf } from './downloads.ts';

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

export interface DiagnosisPage extends AdminModel {
  readonly name: string;
  readonly address: string;
  readonly cover: Report['cover'];
  readonly sections: readonly (Omit<Section, 'blocks'> & {
    readonly blocks: readonly ScreenBlock[];
    /** The appendix is long and few need it. */
    readonly folded: boolean;
  })[];
  readonly occasions: readonly {
    readonly name: string;
    readonly address: string;
    readonly current: boolean;
  }[];
  readonly downloads: readonly Download[];
  /** Words that the drawing needs. */
  readonly withheldText: string;
}

export function diagnosisPage(
  lang: Language,
  cohort: Cohort,
  kind: OccasionKind,
  report: Report,
): DiagnosisPage {
  const t = wordsIn(lang);
  const address = `/admin/cohorts/${cohort.id}`;
  return {
    title: `${cohort.name} · ${t(`terms:occasion.${kind}`)}`,
    simulated: report.watermark !== null,
    styles: ['console.css', 'console-report.css'],
    scripts: [
      '/admin/charts/chart.js',
      'console-chart-parts.js',
      'console-chart-kinds.js',
      'console-chart-points.js',
      'console-charts.js',
    ],
    name: cohort.name,
    address,
    cover: report.cover,
    sections: report.sections.map((section) => ({
      ...section,
      folded: section.id === 'appendix',
      blocks: section.blocks.map((block) => screenBlock(lang, block)),
    })),
    occasions: occasionKinds.map((each) => ({
      name: t(`terms:occasion.${each}`),
      address: `${address}/diagnosis?occasion=${each}`,
      current: each === kind,
    })),
    downloads: downloadsOf(lang, address, kind),
    withheldText: t('console:chart.withheld'),
  };
}

function screenBlock(lang: Language, block: Block): ScreenBlock {
  if (block.kind === 'columns') {
    const columns = block.columns.map((blocks) => blocks.map((each) => screenBlock(lang, each)));
    return { kind: 'columns', columns };
  }
  if (block.kind !== 'chart') return block;
  const { chart } = block;
  return { kind: 'chart', chart, table: chartTable(lang, chart), data: JSON.stringify(chart) };
}
