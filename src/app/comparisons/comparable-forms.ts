/** Which form classes may be compared on: the largest that all of them answered, or the one that most people did. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import type { Occasion } from '../../domain/collection/occasion.ts';
import { formsWithin, measureOf } from '../../domain/instrument/measure.ts';
import type { Survey } from '../../domain/instrument/survey.ts';
import { type Fault, Problem } from '../../domain/problem.ts';

export interface AskedClass {
  readonly cohort: Cohort;
  readonly occasion: Occasion;
}

/** Names of a survey's forms by what they measure. */
export type FormsByMeasure = ReadonlyMap<string, string>;

/** What each class's answers are answers to; worked out once a survey and form. */
export function measuresOf<T extends AskedClass>(
  classes: readonly T[],
): readonly (T & { readonly measures: FormsByMeasure })[] {
  const known = new Map<Survey, Map<string, FormsByMeasure>>();
  return classes.map((each) => {
    const { survey } = each.cohort;
    const { form } = each.occasion;
    const forms = known.get(survey) ?? new Map<string, FormsByMeasure>();
    const measures = forms.get(form) ?? formsByMeasure(survey, form);
    known.set(survey, forms.set(form, measures));
    return { ...each, measures };
  });
}

function formsByMeasure(survey: Survey, form: string): FormsByMeasure {
  return new Map(formsWithin(survey, form).map((name) => [measureOf(survey, name), name]));
}

type Measured = AskedClass & { readonly measures: FormsByMeasure };

/** Problem not-comparable, naming the first class that shares no form with all before it. */
export function refuseIncomparable(classes: readonly Measured[]): void {
  const [first] = classes;
  let shared = new Set(first?.measures.keys());
  for (const each of classes) {
    shared = new Set([...shared].filter((measure) => each.measures.has(measure)));
    if (first && shared.size === 0) throw new Problem('not-comparable', {}, [fault(first, each)]);
  }
}

function fault(first: AskedClass, other: AskedClass): Fault {
  const [one, two] = [first.cohort.survey, other.cohort.survey];
  const sameSurvey = one.id === two.id && one.version === two.version;
  const params = { cohort: other.cohort.id, name: other.cohort.name };
  return { path: 'cohort', code: sameSurvey ? 'no-shared-form' : 'other-measure', params };
}

/** The measure with the most items that all classes share; null for no class, or none that all share. */
export function largestShared(classes: readonly Measured[]): string | null {
  const [first] = classes;
  if (!first) return null;
  const { forms } = first.cohort.survey;
  const shared = [...first.measures].filter(([measure]) =>
    classes.every(({ measures }) => measures.has(measure)),
  );
  const size = (form: string) => forms[form]?.length ?? 0;
  const [largest] = shared.toSorted(([, a], [, b]) => size(b) - size(a));
  return largest?.[0] ?? null;
}

/** What most people answered; among equals, the one with the most items. */
export function widestMeasure(
  classes: readonly (Measured & { readonly people: number })[],
): string | null {
  const found = new Map<string, { people: number; items: number }>();
  for (const { measures, people, cohort } of classes) {
    for (const [measure, form] of measures) {
      const items = cohort.survey.forms[form]?.length ?? 0;
      found.set(measure, { people: (found.get(measure)?.people ?? 0) + people, items });
    }
  }
  const [widest] = [...found].toSorted(([, a], [, b]) => b.people - a.people || b.items - a.items);
  return widest?.[0] ?? null;
}
