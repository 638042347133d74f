/** The form that chooses what is compared: a plain GET form, so that every choice is an address. */
import type { Selection } from '../../../app/comparisons/selection.ts';
import type { SelectionOptions } from '../../../app/comparisons/selection-options.ts';
import { nameKey } from '../../../domain/collection/person-name.ts';
import { comparisonLevels } from '../../../domain/comparison/comparison.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { type Faults, noFaults } from '../form-faults.ts';
import { addressOf, type LookedAt } from './comparison-address.ts';

interface Tab {
  readonly name: string;
  readonly address: string;
  readonly current: boolean;
}

interface Choice {
  readonly value: string;
  readonly name: string;
  readonly about: string;
  readonly chosen: boolean;
}

export interface SelectionForm {
  readonly occasions: readonly Tab[];
  /** Empty where there is one level only. */
  readonly levels: readonly Tab[];
  /** Null where schools are compared: of a school all closed classes count together. */
  readonly conditions: {
    readonly hidden: readonly (readonly [string, string])[];
    readonly programmes: Listed;
    readonly from: string;
    readonly to: string;
    /** Each sets both days. */
    readonly years: readonly Tab[];
    readonly capabilities: readonly Choice[];
    readonly learning: readonly Choice[];
    readonly roads: readonly Choice[];
    readonly classes: Listed;
    readonly find: string;
    /** More classes or programmes than are listed, so that a search is offered. */
    readonly mayFind: boolean;
  } | null;
  readonly faults: Faults;
}

/** Those that are chosen first, then those that match the search. */
interface Listed {
  readonly choices: readonly Choice[];
  /** How many match and are not listed. */
  readonly more: number;
}

const listed = 40;

export interface FormState {
  readonly options: SelectionOptions;
  readonly selection: Selection;
  readonly looked: LookedAt;
  /** Of a refused form: what was typed as days, and what was wrong with it. */
  readonly refused?: {
    readonly from: string;
    readonly to: string;
    readonly faults: Faults;
  };
}

export function selectionForm(lang: Language, state: FormState): SelectionForm {
  const { options, selection, looked, refused } = state;
  const t = wordsIn(lang);
  const { view } = looked;
  const levels = comparisonLevels.filter(
    (level) =>
      level === selection.level ||
      (level === 'class' && options.classes.length > 0) ||
      (level === 'programme' && options.programmes.length > 0) ||
      (level === 'school' && options.hasMembers),
  );
  return {
    occasions: occasionKinds.map((occasion) => ({
      name: t(`terms:occasion.${occasion}`),
      address: addressOf({ ...selection, occasion }, { view }),
      current: occasion === selection.occasion,
    })),
    levels:
      levels.length < 2
        ? []
        : levels.map((level) => ({
            name: t(`selection:level.${level}`),
            address: addressOf({ ...selection, level }),
            current: level === selection.level,
          })),
    conditions: selection.level === 'school' ? null : conditionsOf(lang, state),
    faults: refused?.faults ?? noFaults,
  };
}

function conditionsOf(
  lang: Language,
  { options, selection, looked, refused }: FormState,
): NonNullable<SelectionForm['conditions']> {
  const programmes = options.programmes.map((name) => ({
    ...{ value: name, name, about: '' },
    chosen: selection.programmes.includes(name),
  }));
  const chosen = new Set(selection.cohorts);
  const classes = options.classes.map(({ id, name, endsOn }) => ({
    ...{ value: id, name, about: endsOn },
    chosen: chosen.has(id),
  }));
  return {
    hidden: [
      ['occasion', selection.occasion],
      ['level', selection.level],
      ...(looked.view === 'overview' ? [] : [['view', looked.view] as const]),
    ],
    programmes: listOf(programmes, looked.find),
    from: refused?.from ?? selection.from ?? '',
    to: refused?.to ?? selection.to ?? '',
    years: yearsOf(lang, options, selection, looked),
    ...labelsOf(lang, options, selection),
    classes: listOf(classes, looked.find),
    find: looked.find,
    mayFind: Math.max(classes.length, programmes.length) > listed,
  };
}

/** What classes are labelled with: of each one may be chosen. */
function labelsOf(
  lang: Language,
  options: SelectionOptions,
  { capability, learningLevel, transferRoad }: Selection,
): Pick<NonNullable<SelectionForm['conditions']>, 'capabilities' | 'learning' | 'roads'> {
  const t = wordsIn(lang);
  return {
    capabilities: options.capabilities.map((text) => ({
      ...{ value: text['zh-CN'], name: text[lang], about: '' },
      chosen: capability === text['zh-CN'] || capability === text.en,
    })),
    learning: options.learningLevels.map((value) => ({
      ...{ value, name: t(`cohorts:form.level.${value}`), about: '' },
      chosen: value === learningLevel,
    })),
    roads: options.transferRoads.map((value) => ({
      ...{ value, name: t(`cohorts:form.road.${value}`), about: '' },
      chosen: value === transferRoad,
    })),
  };
}

function listOf(choices: readonly Choice[], find: string): Listed {
  const wanted = nameKey(find);
  const matches = ({ name }: Choice) => wanted === '' || nameKey(name).includes(wanted);
  const chosen = choices.filter((choice) => choice.chosen);
  const found = choices.filter((choice) => !choice.chosen && matches(choice));
  const room = Math.max(0, listed - chosen.length);
  return { choices: [...chosen, ...found.slice(0, room)], more: Math.max(0, found.length - room) };
}

function yearsOf(
  lang: Language,
  { years }: SelectionOptions,
  selection: Selection,
  { view }: LookedAt,
): readonly Tab[] {
  const t = wordsIn(lang);
  return years.map((year) => {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`];
    return {
      name: t('selection:form.year', { year }),
      address: addressOf({ ...selection, from, to }, { view }),
      current: selection.from === from && selection.to === to,
    };
  });
}
