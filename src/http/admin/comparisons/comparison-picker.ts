/** What a view is about is picked from a list: a factor, or the class whose place is shown. */
import type { Selection } from '../../../app/comparisons/selection.ts';
import type { ComparisonInput } from '../../../domain/comparison/comparison.ts';
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { hiddenFields, type LookedAt } from './comparison-address.ts';

export interface Picker {
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

const listedGroups = 200;

/** Null where a view is about everything. */
export function pickerOf(
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
