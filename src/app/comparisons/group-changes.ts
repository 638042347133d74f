/** Before and after of the groups of a comparison, from the stored pairs of their classes. */
import { occasionOf } from '../../domain/collection/cohort.ts';
import { changeByGroup, type PairsOfClass } from '../../domain/comparison/change-by-group.ts';
import type { ComparedChange, ComparisonLevel } from '../../domain/comparison/comparison.ts';
import { gatePairs, gatePairsOfMember } from '../../domain/disclosure/gate.ts';
import { sharedItems } from '../../domain/instrument/forms.ts';
import { measureOfPair } from '../../domain/instrument/measure.ts';
import { occasionKinds, type Survey } from '../../domain/instrument/survey.ts';
import type { Deps } from '../deps.ts';
import { closedToday } from '../results/occasion-moments.ts';
import { type ClassPairs, pairMomentsOf } from '../results/pair-moments.ts';
import type { ChosenClass, ChosenGroup } from './chosen-group.ts';
import type { ComparedForm } from './gate-classes.ts';

/** A class whose pairs may be shown. */
interface PairedClass extends PairsOfClass {
  readonly id: string;
  /** What the pairs were asked on both occasions. */
  readonly measure: string;
  readonly forms: ClassPairs['forms'];
  readonly from: ChosenClass;
}

/**
 * Change on the items that most pairs answered twice. A class whose pairs the gate withholds changes nothing; classes
 * of other schools count once both their occasions are closed.
 */
export async function groupChanges(
  deps: Pick<Deps, 'db' | 'now'>,
  { survey }: ComparedForm,
  level: ComparisonLevel,
  groups: readonly ChosenGroup[],
): Promise<ComparedChange> {
  const classes = askedTwice(
    deps,
    groups.flatMap((group) => group.classes),
  );
  const pairs = await pairMomentsOf(
    deps,
    classes.map(({ cohort }) => cohort),
  );
  const measureOfClass = measuresOfPairs();
  const shown = classes.flatMap(
    (one) => gated(one, pairs.get(one.cohort.id), measureOfClass) ?? [],
  );
  const measure = mostPairs(shown);
  const same = new Map(shown.filter((one) => one.measure === measure).map((one) => [one.id, one]));
  const others = new Set(shown.filter(({ id }) => !same.has(id)).map(({ id }) => id));
  const filled = groups.map(({ id, classes: own }) => ({
    id,
    classes: asTold(own.flatMap(({ cohort }) => same.get(cohort.id) ?? [])),
    isOther: own.some(({ cohort }) => others.has(cohort.id)),
  }));
  const without = filled.filter((group) => group.classes.length === 0);
  const idsOf = (some: typeof filled) => some.map(({ id }) => id);
  return {
    groups: changeByGroup(
      survey,
      level,
      askedFactors([...same.values()][0]),
      filled.filter((group) => group.classes.length > 0),
    ),
    withheld: idsOf(without.filter(({ isOther }) => !isOther)),
    otherItems: idsOf(without.filter(({ isOther }) => isOther)),
  };
}

/** Classes of one group. */
function asTold(classes: readonly PairedClass[]): readonly PairedClass[] {
  return classes.some(({ from }) => from.ofMember) ? gatePairsOfMember(classes) : classes;
}

function askedTwice(
  deps: Pick<Deps, 'now'>,
  classes: readonly ChosenClass[],
): readonly ChosenClass[] {
  const both = classes.filter(({ cohort }) =>
    occasionKinds.every((kind) => occasionOf(cohort, kind) !== undefined),
  );
  const occasions = both.flatMap(({ cohort }) =>
    cohort.occasions.map((occasion) => ({ cohort, occasion })),
  );
  const isClosed = closedToday(deps, occasions);
  return both.filter(
    ({ cohort, ofMember }) =>
      !ofMember || cohort.occasions.every((occasion) => isClosed({ cohort, occasion })),
  );
}

type MeasureOfClass = (one: ChosenClass, forms: ClassPairs['forms']) => string;

/** Worked out once a survey and pair of forms. */
function measuresOfPairs(): MeasureOfClass {
  const known = new Map<Survey, Map<string, string>>();
  return ({ cohort: { survey } }, forms) => {
    const ofSurvey = known.get(survey) ?? new Map<string, string>();
    const key = JSON.stringify(forms);
    const measure = ofSurvey.get(key) ?? measureOfPair(survey, ...forms);
    known.set(survey, ofSurvey.set(key, measure));
    return measure;
  };
}

function gated(
  one: ChosenClass,
  found: ClassPairs | undefined,
  measureOfClass: MeasureOfClass,
): PairedClass | null {
  if (!found) return null;
  const { end, followup, pairs } = found.people;
  const people = { pairs, others: [end - pairs, followup - pairs] };
  const factors = gatePairs(one.gate, found.factors, people);
  if (!factors.shown) return null;
  const { id } = one.cohort;
  const measure = measureOfClass(one, found.forms);
  return { id, pairs, factors: factors.value, measure, forms: found.forms, from: one };
}

function mostPairs(classes: readonly PairedClass[]): string | null {
  const sums = new Map<string, number>();
  for (const { measure, pairs } of classes) sums.set(measure, (sums.get(measure) ?? 0) + pairs);
  const [most] = [...sums].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}

function askedFactors(one: PairedClass | undefined): ReadonlySet<string> {
  if (!one) return new Set();
  const { survey } = one.from.cohort;
  const shared = new Set(sharedItems(survey, ...one.forms));
  return new Set(survey.items.filter(({ id }) => shared.has(id)).map(({ factor }) => factor));
}
