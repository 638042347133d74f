/** Classes of a school compared on one occasion, from their moments alone; every figure has passed the gate. */
import type { ComparisonResult } from '../../domain/analysis/analysis.ts';
import { compareGroups } from '../../domain/analysis/compare-groups.ts';
import { untestedGroups } from '../../domain/analysis/notices.ts';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import { type OccasionState, stateOnDay } from '../../domain/collection/occasion.ts';
import {
  type Gate,
  type GatedCohorts,
  gateCohortFactors,
  gateCohorts,
  mayCompareOn,
  schoolGate,
  withhold,
} from '../../domain/disclosure/gate.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import { momentsLayout } from '../../domain/moments/moments-layout.ts';
import { Problem } from '../../domain/problem.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import type { Deps } from '../deps.ts';
import { refuseField } from '../parse-input.ts';
import { type MomentsByOccasion, momentsOfOccasions } from '../results/occasion-moments.ts';
import { todayIn } from '../today.ts';
import { cohortsOfSelection } from './chosen-classes.ts';
import {
  type AskedClass,
  type FormsByMeasure,
  largestShared,
  measuresOf,
  refuseIncomparable,
} from './comparable-forms.ts';
import { hasConditions, type Selection, wholeSchool } from './selection.ts';

export interface ComparisonRequest extends Partial<Conditions> {
  readonly occasion: OccasionKind;
  /** Ids; the same one twice counts once. */
  readonly cohorts?: readonly string[];
  /** Compare all pairs, however many classes there are, up to `mostPaired`. */
  readonly allPairs?: boolean;
}

/** Every class that meets all of those given enters beside those named. */
type Conditions = Omit<Selection, 'occasion' | 'level' | 'cohorts'>;

/** As the API gives it; figures enter only from the classes that `withheld` does not name. */
export interface CohortComparison {
  readonly occasion: OccasionKind;
  /** The form whose items all figures are of, the largest that all classes answered; null without figures. */
  readonly form: string | null;
  readonly cohorts: readonly ComparedCohort[];
  readonly comparison: readonly ComparisonResult[] | null;
  readonly notices: readonly string[];
  readonly withheld?: GatedCohorts<never>['withheld'];
}

export interface ComparedCohort {
  readonly id: string;
  readonly name: string;
  readonly state: OccasionState;
  /** Who answered and counts; the number itself describes nobody. */
  readonly respondents: number;
}

/** All pairs of more classes would keep everybody else waiting for seconds. */
const mostPaired = 30;

/** A class with what its answers are answers to, and how many they are of. */
type Counted = AskedClass & {
  readonly id: string;
  readonly measures: FormsByMeasure;
  readonly gate: Gate;
  readonly people: number;
};

/**
 * One class alone has nothing to be compared with: its figures are null, with the reason.
 * Refuses `not-found`, another school's class too, `invalid-input`, `not-comparable`.
 */
export async function compareCohorts(
  deps: Deps,
  schoolId: string,
  request: ComparisonRequest,
  language: Language = 'en',
): Promise<CohortComparison> {
  const classes = measuresOf(await askedClasses(deps, schoolId, request));
  refuseIncomparable(classes);
  const moments = await momentsOfOccasions(deps, classes);
  const counted = classes.map((each) => ({
    ...each,
    id: each.cohort.id,
    gate: schoolGate(each.cohort.reportingMinimum),
    people: moments.get(each.occasion.id)?.get(each.occasion.form)?.people ?? 0,
  }));
  const large = counted.filter((one) => gateCohorts(one.gate, [one]).shown.length > 0);
  const measure = largestShared(large);
  const shown = large.filter((one) => {
    const form = one.measures.get(measure ?? '') ?? '';
    const people = moments.get(one.occasion.id)?.get(form)?.people ?? 0;
    return mayCompareOn(one.gate, one.people, people);
  });
  const isShown = new Set(shown);
  return {
    occasion: request.occasion,
    cohorts: describe(deps, counted),
    ...figures(measure, shown, moments, request.allPairs ?? false, language),
    ...withheldOf(counted.filter((one) => !isShown.has(one))),
  };
}

function withheldOf(hidden: readonly Counted[]): Pick<CohortComparison, 'withheld'> {
  if (hidden.length === 0) return {};
  const minimum = Math.max(...hidden.map(({ gate }) => gate.minimum));
  const { withheld } = withhold(schoolGate(minimum));
  return { withheld: { ...withheld, cohorts: hidden.map(({ id }) => id) } };
}

function describe({ now }: Pick<Deps, 'now'>, classes: readonly Counted[]): ComparedCohort[] {
  const zones = classes.map(({ cohort }) => cohort.timeZone);
  const today = todayIn(now(), zones);
  return classes.map(({ id, cohort, occasion, people }) => {
    const state = stateOnDay(occasion, today.get(cohort.timeZone) ?? '');
    return { id, name: cohort.name, state, respondents: people };
  });
}

function figures(
  measure: string | null,
  shown: readonly Counted[],
  moments: MomentsByOccasion,
  allPairs: boolean,
  language: Language,
): Pick<CohortComparison, 'form' | 'comparison' | 'notices'> {
  const [first] = shown;
  if (measure === null || !first) return { form: null, comparison: null, notices: [] };
  const { survey } = first.cohort;
  const form = first.measures.get(measure) ?? '';
  const layout = momentsLayout(survey, survey.forms[form] ?? []);
  const gated = shown.flatMap(({ id, gate, occasion, measures }) => {
    // Another version may give the form another name.
    const own = moments.get(occasion.id)?.get(measures.get(measure) ?? '');
    const values = own?.values() ?? new Float64Array(layout.size);
    return gateCohortFactors(gate, layout, [{ id, values }]);
  });
  const { results, untested } = compareGroups(survey, layout, gated, { allPairs });
  return { form, comparison: results, notices: untestedGroups('', untested, wordsIn(language)) };
}

function refuseManyPairs(classes: number): void {
  if (classes > mostPaired) refuseField('allPairs', 'too-many-pairs', { limit: mostPaired });
}

/** Those named in the order asked for, the others after them by last day of training. */
async function askedClasses(
  deps: Deps,
  schoolId: string,
  { occasion: kind, cohorts = [], allPairs, ...conditions }: ComparisonRequest,
): Promise<readonly AskedClass[]> {
  const selection = { ...wholeSchool, ...conditions, cohorts };
  if (cohorts.length === 0 && !hasConditions(selection)) refuseField('cohort', 'required');
  if (allPairs) refuseManyPairs(new Set(cohorts).size);
  const chosen = await cohortsOfSelection(deps, schoolId, selection);
  if (allPairs) refuseManyPairs(chosen.length);
  if (chosen.length === 0) throw new Problem('not-found');
  const places = new Map(cohorts.map((id, at) => [id, at]));
  const place = ({ id }: Cohort) => places.get(id) ?? cohorts.length;
  return chosen
    .toSorted(
      (a, b) => place(a) - place(b) || a.endsOn.localeCompare(b.endsOn) || a.id.localeCompare(b.id),
    )
    .flatMap((cohort): AskedClass[] => {
      const occasion = occasionOf(cohort, kind);
      return occasion ? [{ cohort, occasion }] : [];
    });
}
