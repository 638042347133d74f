/** View model of a comparison: what is chosen, what it rests on, one view of the report at a time. */

import type { SavedSelection } from '../../../app/comparisons/saved-selections.ts';
import { type Selection, selectionQuery } from '../../../app/comparisons/selection.ts';
import type { SelectionOptions } from '../../../app/comparisons/selection-options.ts';
import type { ComparisonInput, ComparisonLevel } from '../../../domain/comparison/comparison.ts';
import { type Language, languages } from '../../../domain/language.ts';
import type { Report, Section } from '../../../domain/reports/report.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import type { AdminModel } from '../admin-page.ts';
import type { Faults } from '../form-faults.ts';
import type { Download } from '../results/downloads.ts';
import { chartScripts, type ScreenBlock, screenBlock } from '../results/screen-block.ts';
import {
  addressOf,
  type ComparisonView,
  comparisons,
  comparisonViews,
  hiddenFields,
  type LookedAt,
} from './comparison-address.ts';
import { type Basis, basisOf } from './comparison-basis.ts';
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

interface Picker {
  readonly field: 'factor' | 'group';
  readonly hidden: readonly (readonly [string, string])[];
  /** The first says that the report chooses, where it may. */
  readonly choices: readonly {
    readonly value: string;
    readonly name: string;
    readonly chosen: boolean;
  }[];
  /** Of groups, where there are too many to list. */
  readonly find: string | null;
}

export interface ComparisonState {
  readonly selection: Selection;
  readonly looked: LookedAt;
  readonly options: SelectionOptions;
  readonly saved: readonly SavedSelection[];
  readonly baseUrl: string;
  readonly mayKeep: boolean;
  /** Null where there is nothing to examine. */
  readonly examined: { readonly input: ComparisonInput; readonly report: Report } | null;
  readonly refusedDays?: { readonly from: string; readonly to: string; readonly faults: Faults };
  readonly refusedName?: { readonly name: string; readonly faults: Faults };
}

/** Sections of the report in each view; those that few need are folded. */
export const sectionsOf: Readonly<Record<ComparisonView, readonly string[]>> = {
  overview: ['findings', 'overview', 'method'],
  factor: ['factors', 'appendix', 'method'],
  change: ['change', 'method'],
  trend: ['trend', 'method'],
  position: ['position', 'method'],
  actions: ['actions', 'method'],
};
const folded: ReadonlySet<string> = new Set(['appendix', 'method']);

/** Only a class has a place among classes; of schools the classes are not told one by one. */
const offered: Readonly<Record<ComparisonLevel, readonly ComparisonView[]>> = {
  class: comparisonViews,
  programme: ['overview', 'factor', 'change', 'trend', 'actions'],
  school: ['overview', 'factor', 'change'],
};

export function offeredViews({ level }: Selection): readonly ComparisonView[] {
  return offered[level];
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
  { input, report }: NonNullable<ComparisonState['examined']>,
): Results {
  const t = wordsIn(lang);
  const wanted = sectionsOf[looked.view];
  const block = (each: Section['blocks'][number]) =>
    each.kind === 'chart' && each.chart.kind === 'heat-map'
      ? ({
          kind: 'heat-map',
          table: heatMapTable(lang, each.chart, input, selection, looked),
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
    downloads: downloadsOf(lang, selection, looked),
    withheldText: t('console:chart.withheld'),
  };
}

const listedGroups = 200;

function pickerOf(
  lang: Language,
  input: ComparisonInput,
  selection: Selection,
  looked: LookedAt,
): Picker | null {
  const { view, factor, group, find } = looked;
  if (input.groups.length === 0) return null;
  if (view === 'factor' || view === 'change' || view === 'trend') {
    const t = wordsIn(lang);
    const choices = input.survey.factors.map(({ id, name }) => ({
      value: id,
      name: name[lang],
      chosen: id === factor,
    }));
    const usual = { value: '', name: t('selection:pick.usual'), chosen: factor === '' };
    return {
      field: 'factor',
      hidden: hiddenFields(selection, { view }),
      choices: [usual, ...choices],
      find: null,
    };
  }
  if (view !== 'position') return null;
  const current = input.position?.group ?? group;
  const matching = input.groups.filter(({ id, name }) => id === current || name.includes(find));
  const listed = matching
    .slice(0, listedGroups)
    .map(({ id, name }) => ({ value: id, name, chosen: id === current }));
  const nothing = { value: '', name: wordsIn(lang)('selection:pick.choose'), chosen: false };
  const choices = current ? listed : [nothing, ...listed];
  const isLong = input.groups.length > listedGroups;
  return {
    field: 'group',
    hidden: hiddenFields(selection, { view }),
    choices,
    find: isLong ? find : null,
  };
}

const files = { report: 'report.pdf', workbook: 'results.xlsx', figures: 'results.csv' } as const;

function downloadsOf(
  lang: Language,
  selection: Selection,
  { factor, group }: LookedAt,
): readonly Download[] {
  const t = wordsIn(lang);
  const query = selectionQuery(selection);
  const chosen = new URLSearchParams({ ...(factor && { factor }), ...(group && { group }) });
  return Object.entries(files).map(([kind, file]) => ({
    name: t(`selection:file.${kind as keyof typeof files}.name`),
    about: t(`selection:file.${kind as keyof typeof files}.about`),
    links: languages.map((paper) => ({
      name: t(`exports:in.${paper}`),
      address: `${comparisons}/${file}?${[query, `${chosen}`, `paper=${paper}`].filter(Boolean).join('&')}`,
      hreflang: paper,
    })),
  }));
}
