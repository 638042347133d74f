/** Classes of a school compared on one occasion, from their moments alone; every figure has passed the gate. */
import type { ComparisonResult } from '../../domain/analysis/analysis.ts';
import { compareGroups } from '../../domain/analysis/compare-groups.ts';
import { untestedGroups } from '../../domain/analysis/notices.ts';
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import { type OccasionState, stateOnDay } from '../../domain/collection/occasion.ts';
import { type GatedCohorts, schoolGate, withhold } from '../../domain/disclosure/gate.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import { Problem } from '../../domain/problem.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import type { Deps } from '../deps.ts';
import { refuseField } from '../parse-input.ts';
import { type MomentsByOccasion, momentsOfOccasions } from '../results/occasion-moments.ts';
import { todayIn } from '../today.ts';
import { type BegunClass, cohortsOfSelection } from './chosen-classes.ts';
import { largestShared, measuresOf, refuseIncomparable } from './comparable-forms.ts';
import { type GatedClasses, gateByMoments, peopleOn } from './gate-classes.ts';
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

/** One that is named may not have begun: nobody has answered it then. */
type NamedClass = BegunClass & { readonly state: OccasionState };

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
  const classes = await askedClasses(deps, schoolId, request);
  refuseIncomparable(measuresOf(classes));
  const moments = await momentsOfOccasions(deps, classes);
  const gated = gateByMoments(moments, classes, largestShared);
  return {
    occasion: request.occasion,
    cohorts: classes.map((one) => described(one, moments)),
    ...figures(gated, request.allPairs ?? false, language),
    ...withheldOf(classes, gated),
  };
}

function withheldOf(
  classes: readonly NamedClass[],
  { shown }: GatedClasses,
): Pick<CohortComparison, 'withheld'> {
  const isShown = new Set(shown.map(({ cohort }) => cohort.id));
  const hidden = classes.filter(({ cohort }) => !isShown.has(cohort.id));
  if (hidden.length === 0) return {};
  const minimum = Math.max(...hidden.map(({ gate }) => gate.minimum));
  const { withheld } = withhold(schoolGate(minimum));
  return { withheld: { ...withheld, cohorts: hidden.map(({ cohort }) => cohort.id) } };
}

function described(one: NamedClass, moments: MomentsByOccasion): ComparedCohort {
  const { cohort, occasion, state } = one;
  const respondents = peopleOn(moments, one, occasion.form);
  return { id: cohort.id, name: cohort.name, state, respondents };
}

function figures(
  { on, shown }: GatedClasses,
  allPairs: boolean,
  language: Language,
): Pick<CohortComparison, 'form' | 'comparison' | 'notices'> {
  if (!on || shown.length === 0) return { form: null, comparison: null, notices: [] };
  const { survey, form, layout } = on;
  const groups = shown.map(({ cohort, values }) => ({ id: cohort.id, values }));
  const { results, untested } = compareGroups(survey, layout, groups, { allPairs });
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
): Promise<readonly NamedClass[]> {
  const selection = { ...wholeSchool, ...conditions, cohorts };
  if (cohorts.length === 0 && !hasConditions(selection)) refuseField('cohort', 'required');
  if (allPairs) refuseManyPairs(new Set(cohorts).size);
  const chosen = await cohortsOfSelection(deps, schoolId, selection);
  if (allPairs) refuseManyPairs(chosen.length);
  if (chosen.length === 0) throw new Problem('not-found');
  const places = new Map(cohorts.map((id, at) => [id, at]));
  const place = ({ id }: Cohort) => places.get(id) ?? cohorts.length;
  const today = todayIn(
    deps.now(),
    chosen.map(({ timeZone }) => timeZone),
  );
  return chosen
    .toSorted(
      (a, b) => place(a) - place(b) || a.endsOn.localeCompare(b.endsOn) || a.id.localeCompare(b.id),
    )
    .flatMap((cohort): NamedClass[] => {
      const occasion = occasionOf(cohort, kind);
      if (!occasion) return [];
      const state = stateOnDay(occasion, today.get(cohort.timeZone) ?? '');
      const gate = schoolGate(cohort.reportingMinimum);
      return [{ cohort, occasion, state, gate, open: state === 'open', ofMember: false }];
    });
}
