/** Chosen classes through the gate: what they are compared on, and which of them enter no figure, and why. */
import { gateCohortFactors, gateCohorts, mayCompareOn } from '../../domain/disclosure/gate.ts';
import type { Survey } from '../../domain/instrument/survey.ts';
import { type MomentsLayout, momentsLayout } from '../../domain/moments/moments-layout.ts';
import type { Deps } from '../deps.ts';
import { type MomentsByOccasion, momentsOfOccasions } from '../results/occasion-moments.ts';
import type { BegunClass } from './chosen-classes.ts';
import type { ChosenClass } from './chosen-group.ts';
import { measuresOf, widestMeasure } from './comparable-forms.ts';

export interface GatedClasses {
  /** Null where no class is large enough. */
  readonly on: ComparedForm | null;
  /** In the order given. */
  readonly shown: readonly ChosenClass[];
  /** Too few answered, or the form compared would tell of a few. */
  readonly small: readonly BegunClass[];
  /** Did not answer what most people answered. */
  readonly otherForm: readonly BegunClass[];
}

/** What all figures are of. */
export interface ComparedForm {
  readonly survey: Survey;
  readonly form: string;
  readonly layout: MomentsLayout;
}

type Measured = ReturnType<typeof measuresOf<BegunClass>>[number];

/** What classes that are large enough are compared on; null for nothing. */
type ChooseMeasure = (large: readonly (Measured & { readonly people: number })[]) => string | null;

/** By the moments as they are stored, or can be made now. */
export async function gateClasses(
  deps: Pick<Deps, 'db' | 'now'>,
  classes: readonly BegunClass[],
  measureOf?: ChooseMeasure,
): Promise<GatedClasses> {
  return gateByMoments(await momentsOfOccasions(deps, classes), classes, measureOf);
}

/** Only classes that are large enough say what is compared: a small one changes nothing, whatever it answered. */
export function gateByMoments(
  moments: MomentsByOccasion,
  classes: readonly BegunClass[],
  measureOf: ChooseMeasure = widestMeasure,
): GatedClasses {
  const counted = measuresOf(classes).map((each) => ({
    ...each,
    id: each.cohort.id,
    people: peopleOn(moments, each, each.occasion.form),
  }));
  const [large, small] = partition(counted, (one) => gateCohorts(one.gate, [one]).shown.length > 0);
  const measure = measureOf(large);
  const latest = large.findLast(({ measures }) => measure !== null && measures.has(measure));
  if (measure === null || !latest) return { on: null, shown: [], small, otherForm: [] };
  const formOf = ({ measures }: Measured) => measures.get(measure) ?? '';
  const [same, otherForm] = partition(large, ({ measures }) => measures.has(measure));
  const [enough, few] = partition(same, (one) =>
    mayCompareOn(one.gate, one.people, peopleOn(moments, one, formOf(one))),
  );
  const { survey } = latest.cohort;
  const form = formOf(latest);
  const layout = momentsLayout(survey, survey.forms[form] ?? []);
  const shown = enough.map((one) => chosenClass(layout, moments, one, formOf(one)));
  return { on: { survey, form, layout }, shown, small: [...small, ...few], otherForm };
}

function chosenClass(
  layout: MomentsLayout,
  moments: MomentsByOccasion,
  one: BegunClass,
  form: string,
): ChosenClass {
  const { cohort, occasion, gate, open, ofMember } = one;
  const own = moments.get(occasion.id)?.get(form)?.values() ?? new Float64Array(layout.size);
  const [gated] = gateCohortFactors(gate, layout, [{ id: cohort.id, values: own }]);
  const values = gated?.values ?? new Float64Array(layout.size);
  const people = values[layout.respondents] ?? 0;
  return { cohort, occasion, form, values, people, gate, open, ofMember };
}

/** Who answered this form, or one that it is part of, and counts. */
export function peopleOn(
  moments: MomentsByOccasion,
  { occasion }: Pick<BegunClass, 'occasion'>,
  form: string,
): number {
  return moments.get(occasion.id)?.get(form)?.people ?? 0;
}

function partition<T>(all: readonly T[], isIn: (one: T) => boolean): [T[], T[]] {
  const parts: [T[], T[]] = [[], []];
  for (const one of all) parts[isIn(one) ? 0 : 1].push(one);
  return parts;
}
