/** A selection in words: what was chosen, condition by condition, and in short as a title. */
import type { Language } from '../../domain/language.ts';
import { formatIn } from '../../domain/reports/report-context.ts';
import { type Words, wordsIn } from '../../domain/wording/words.ts';
import { hasConditions, type Selection } from './selection.ts';

export interface ChoiceWords {
  /** E.g. `2026年1月1日至2026年6月30日、低路迁移`; without any condition `全部班次`. */
  readonly title: string;
  readonly choice: readonly { readonly label: string; readonly value: string }[];
}

export function choiceInWords(selection: Selection, language: Language): ChoiceWords {
  const t = wordsIn(language);
  const choice = conditions(selection, language, t);
  const named = selection.cohorts.length;
  const chosen = t('choice:classes', { count: named });
  if (named > 0) choice.push({ label: t('choice:label.classes'), value: chosen });
  if (choice.length > 0) {
    const title = choice.map(({ value, short }) => short ?? value).join(t('terms:comma'));
    return { title, choice: choice.map(({ label, value }) => ({ label, value })) };
  }
  const all = t(`choice:all.${selection.level}`);
  return { title: all, choice: [{ label: t('choice:label.all'), value: all }] };
}

interface Condition {
  readonly label: string;
  readonly value: string;
  /** Where the value would fill a title. */
  readonly short?: string;
}

/** So many names of programmes fit into a title. */
const mostNamed = 3;

function conditions(selection: Selection, language: Language, t: Words): Condition[] {
  if (!hasConditions(selection)) return [];
  const { programmes, capability, learningLevel: level, transferRoad: road } = selection;
  const values = {
    programme: programmes.length > 0 ? formatIn(language).list(programmes) : null,
    period: period(selection, language, t),
    capability,
    learningLevel: level && t(`cohorts:form.level.${level}`),
    transferRoad: road && t(`cohorts:form.road.${road}`),
  };
  const labels = Object.keys(values) as (keyof typeof values)[];
  const isLong = programmes.length > mostNamed;
  const short = isLong ? { short: t('choice:programmes', { count: programmes.length }) } : {};
  return labels.flatMap((label) => {
    const value = values[label];
    if (value === null) return [];
    return [{ label: t(`choice:label.${label}`), value, ...(label === 'programme' ? short : {}) }];
  });
}

function period({ from, to }: Selection, language: Language, t: Words): string | null {
  const { date } = formatIn(language);
  if (from !== null && to !== null) return t('choice:period', { from: date(from), to: date(to) });
  if (from !== null) return t('choice:since', { from: date(from) });
  return to === null ? null : t('choice:until', { to: date(to) });
}
