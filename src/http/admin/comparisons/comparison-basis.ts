/** What a comparison rests on, said before anything that is found: how many answers, and what is left out and why. */
import type { ComparisonInput } from '../../../domain/comparison/comparison.ts';
import type { Language } from '../../../domain/language.ts';
import type { KeyFigure } from '../../../domain/reports/report.ts';
import { type Words, wordsIn } from '../../../domain/wording/words.ts';
import type { ComparisonView } from './comparison-address.ts';

export interface Basis {
  readonly figures: readonly KeyFigure[];
  readonly leftOut: readonly LeftOut[];
}

interface LeftOut {
  readonly text: string;
  /** Of classes; all of them are listed on request. */
  readonly names: readonly string[];
}

/** The overview begins with the report's own words for what is left out; the other views have them here. */
export function basisOf(lang: Language, input: ComparisonInput, view: ComparisonView): Basis {
  const t = wordsIn(lang);
  const { counts, level } = input;
  const figures = [
    ...(level === 'class'
      ? []
      : [
          {
            value: counts.groups.toLocaleString('en'),
            label: t(`selection:count.${level}`, { count: counts.groups }),
          },
        ]),
    {
      value: counts.classes.toLocaleString('en'),
      label: t('selection:count.class', { count: counts.classes }),
    },
    {
      value: counts.respondents.toLocaleString('en'),
      label: t('selection:count.people', { count: counts.respondents }),
    },
  ];
  return { figures, leftOut: view === 'overview' ? [] : leftOutOf(t, input) };
}

type LeftOutKey =
  | 'small'
  | 'otherForm'
  | 'notAsked'
  | 'ofMembers'
  | 'withoutProgramme'
  | 'stillOpen'
  | 'open';

function leftOutOf(t: Words, { leftOut, counts, minimum }: ComparisonInput): readonly LeftOut[] {
  const { small, otherForm, notAsked, ofMembers, withoutProgramme = 0, stillOpen = 0 } = leftOut;
  const said = (key: LeftOutKey, count: number, names: readonly string[] = []) =>
    count > 0 ? [{ text: t(`selection:leftOut.${key}`, { count, minimum }), names }] : [];
  return [
    ...said('small', small.length, small),
    ...said('otherForm', otherForm.length, otherForm),
    ...said('notAsked', notAsked),
    ...said('ofMembers', ofMembers),
    ...said('withoutProgramme', withoutProgramme),
    ...said('stillOpen', stillOpen),
    ...said('open', counts.open),
  ];
}
