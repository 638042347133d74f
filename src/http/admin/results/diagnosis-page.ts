/** The diagnosis on screen: the blocks of the printed report, with charts that carry their tables. */

import type { WaysToLook } from '../../../app/results/ways-to-look.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import { type OccasionKind, occasionKinds } from '../../../domain/instrument/survey.ts';
import type { Language } from '../../../domain/language.ts';
import type { Report, Section } from '../../../domain/reports/report.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import { type CohortFrame, cohortFrame } from '../cohorts/cohort-frame.ts';
import { type Download, downloadsOf } from './downloads.ts';
import { filterSentence, type ResultFilter, withFilter } from './result-filter.ts';
import { chartScripts, type ScreenBlock, screenBlock } from './screen-block.ts';

export interface DiagnosisPage extends AdminModel {
  readonly frame: CohortFrame;
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
  /** Ways to look at the answers that the gate allows; the first is all of them. */
  readonly filters: readonly {
    readonly name: string;
    readonly address: string;
    readonly current: boolean;
  }[];
  /** Says whose answers the figures are of, where they are not everybody's. */
  readonly filtered: string | null;
  readonly downloads: readonly Download[];
  /** Words that the drawing needs. */
  readonly withheldText: string;
}

export interface DiagnosisView {
  readonly cohort: Cohort;
  readonly kind: OccasionKind;
  readonly report: Report;
  readonly filter: ResultFilter;
  readonly ways: WaysToLook;
  readonly mayChange: boolean;
}

export function diagnosisPage(lang: Language, view: DiagnosisView): DiagnosisPage {
  const { cohort, kind, report, filter, mayChange } = view;
  const t = wordsIn(lang);
  const address = `/admin/cohorts/${cohort.id}`;
  return {
    title: `${cohort.name} · ${t(`terms:occasion.${kind}`)}`,
    simulated: report.watermark !== null,
    styles: ['console.css', 'console-report.css'],
    scripts: [...chartScripts, 'console-downloads.js'],
    frame: cohortFrame(lang, cohort, 'diagnosis', mayChange),
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
    filters: filtersOf(lang, view),
    filtered: isOffered(view) ? filterSentence(lang, filter) : t('exports:filter.refused'),
    downloads: downloadsOf(lang, address, kind, filter),
    withheldText: t('console:chart.withheld'),
  };
}

/** Without this a refused way to look would seem to have been taken. */
function isOffered({ filter, ways }: DiagnosisView): boolean {
  if (filter.careless) return ways.careless;
  if (filter.unit !== undefined) return ways.units.includes(filter.unit);
  return !filter.units || ways.units.length > 0;
}

function filtersOf(
  lang: Language,
  { cohort, kind, filter, ways }: DiagnosisView,
): DiagnosisPage['filters'] {
  const t = wordsIn(lang);
  const offered: readonly (readonly [string, ResultFilter])[] = [
    [t('exports:filter.all'), {}],
    ...(ways.anyCareless ? [[t('exports:filter.careless'), { careless: 'exclude' }] as const] : []),
    ...(ways.units.length > 0
      ? [[t('exports:filter.compare'), { units: 'compare' }] as const]
      : []),
    ...ways.units.map((unit) => [t('exports:filter.unit', { unit }), { unit }] as const),
  ];
  return offered.map(([name, each]) => ({
    name,
    address: `/admin/cohorts/${cohort.id}/diagnosis?${withFilter({ occasion: kind }, each)}`,
    current: withFilter({}, each) === withFilter({}, filter),
  }));
}
