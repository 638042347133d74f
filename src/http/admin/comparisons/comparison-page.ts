/** View model of a comparison: what is chosen, what it rests on, one view of the report at a time. */

import type { SavedName } from '../../../app/comparisons/saved-selections.ts';
import { type Selection, selectionQuery } from '../../../app/comparisons/selection.ts';
import type { SelectionOptions } from '../../../app/comparisons/selection-options.ts';
import type { ComparisonInput } from '../../../domain/comparison/comparison.ts';
import type { Language } from '../../../domain/language.ts';
import type { Report, Section } from '../../../domain/reports/report.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import type { Faults } from '../form-faults.ts';
import type { Download } from '../results/downloads.ts';
import { chartScripts, type ScreenBlock, screenBlock } from '../results/screen-block.ts';
import { addressOf, comparisons, type LookedAt } from './comparison-address.ts';
import { type Basis, basisOf } from './comparison-basis.ts';
import { comparisonDownloads } from './comparison-downloads.ts';
import { type Picker, pickerOf } from './comparison-picker.ts';
import { folded, offeredViews, sectionsOf } from './comparison-views.ts';
import type { RowsOnPage } from './heat-map-order.ts';
import { type HeatMapTable, heatMapTable } from './heat-map-table.ts';
import { type SelectionForm, selectionForm } from './selection-form.ts';

export interface ComparisonPage extends AdminModel {
  readonly heading: string;
  readonly form: SelectionForm;
  readonly saved: readonly {
    readonly name: string;
    readonly address: string;
    readonly remove: string;
  }[];
  /** Null where the school has no class yet, or the choice was refused. */
  readonly results: Results | null;
  readonly hasClasses: boolean;
  /** May keep selections and remove them; in the demonstration nobody does. */
  readonly mayKeep: boolean;
  readonly save: {
    readonly selection: string;
    readonly name: string;
    readonly faults: Faults;
  };
  /** What was chosen is kept under this address. */
  readonly permanent: string;
}

interface Results {
  readonly choice: ComparisonInput['choice'];
  readonly basis: Basis;
  readonly views: readonly {
    readonly name: string;
    readonly address: string;
    readonly current: boolean;
  }[];
  /** What a view is about is chosen from these; null where it is about everything. */
  readonly picker: Picker | null;
  readonly sections: readonly (Omit<Section, 'blocks'> & {
    readonly blocks: readonly (ScreenBlock | HeatMapBlock)[];
    readonly folded: boolean;
  })[];
  /** Where this view has nothing to show: the way to the overview, which says why. */
  readonly nothing: string | null;
  readonly downloads: readonly Download[];
  readonly withheldText: string;
}

export interface HeatMapBlock {
  readonly kind: 'heat-map';
  readonly table: HeatMapTable;
}

export interface ComparisonState {
  readonly selection: Selection;
  readonly looked: LookedAt;
  readonly options: SelectionOptions;
  readonly saved: readonly SavedName[];
  readonly baseUrl: string;
  readonly mayKeep: boolean;
  /** Null where there is nothing to examine. */
  readonly examined: {
    readonly input: ComparisonInput;
    /** Of the heat map, which the report has no more of. */
    readonly rows: RowsOnPage;
    readonly report: Report;
  } | null;
  readonly refusedDays?: { readonly from: string; readonly to: string; readonly faults: Faults };
  readonly refusedName?: { readonly name: string; readonly faults: Faults };
}

export function comparisonPage(lang: Language, state: ComparisonState): ComparisonPage {
  const { selection, looked, options, saved, examined, refusedDays, refusedName } = state;
  const heading = wordsIn(lang)(`comparison:kind.${selection.level}`);
  return {
    title: heading,
    heading,
    simulated: examined?.input.simulated ?? false,
    styles: ['console.css', 'console-report.css', 'console-class.css', 'console-comparison.css'],
    scripts: [...chartScripts, 'console.js', 'console-downloads.js', 'console-comparison.js'],
    form: selectionForm(lang, {
      options,
      selection,
      looked,
      ...(refusedDays && { refused: refusedDays }),
    }),
    saved: saved.map(({ id, name }) => ({
      name,
      address: `${comparisons}/saved/${id}`,
      remove: `${comparisons}/saved/${id}/delete`,
    })),
    hasClasses: options.classes.length > 0 || options.hasMembers,
    results: examined ? resultsOf(lang, state, examined) : null,
    mayKeep: state.mayKeep,
    save: {
      selection: selectionQuery(selection),
      name: refusedName?.name ?? '',
      faults: refusedName?.faults ?? {},
    },
    permanent: `${state.baseUrl}${addressOf(selection, { ...looked, find: '' })}`,
  };
}

function resultsOf(
  lang: Language,
  { selection, looked }: ComparisonState,
  { input, rows, report }: NonNullable<ComparisonState['examined']>,
): Results {
  const t = wordsIn(lang);
  const wanted = sectionsOf[looked.view];
  const block = (each: Section['blocks'][number]) =>
    each.kind === 'chart' && each.chart.kind === 'heat-map'
      ? ({
          kind: 'heat-map',
          table: heatMapTable(lang, each.chart, input, selection, looked, rows),
        } as const)
      : screenBlock(lang, each);
  return {
    choice: input.choice,
    basis: basisOf(lang, input, looked.view),
    views: offeredViews(selection).map((view) => ({
      name: t(`selection:view.${view}`),
      address: addressOf(selection, { view, factor: looked.factor }),
      current: view === looked.view,
    })),
    picker: pickerOf(lang, input, selection, looked),
    sections: report.sections
      .filter(({ id }) => wanted.includes(id))
      .map((section) => ({
        ...section,
        folded: folded.has(section.id),
        blocks: section.blocks.map(block),
      })),
    nothing: report.sections.every(({ id }) => folded.has(id)) ? addressOf(selection) : null,
    downloads: comparisonDownloads(lang, selection, looked),
    withheldText: t('console:chart.withheld'),
  };
}
