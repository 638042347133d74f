/** Classes of a school compared on one occasion, from their moments alone; every figure has passed the gate. */
import type { ComparisonResult } from '../../domain/analysis/analysis.ts';
import { compareGroups } from '../../domain/analysis/compare-groups.ts';
import { untestedGroups } from '../../domain/analysis/notices.ts';
import { occasionOf } from '../../domain/collection/cohort.ts';
import { type OccasionState, stateOnDay } from '../../domain/collection/occasion.ts';
import {
  type Gate,
  type GatedCohorts,
  gateCohortFactors,
  gateCohorts,
  schoolGate,
} from '../../domain/disclosure/gate.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import { momentsLayout } from '../../domain/moments/moments-layout.ts';
import { Problem } from '../../domain/problem.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import { findCohortIdsOfProgramme } from '../../storage/cohort-store.ts';
import { loadCohorts } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { refuseField } from '../parse-input.ts';
import { type MomentsByOccasion, momentsOfOccasions } from '../results/occasion-moments.ts';
import { todayIn } from '../today.ts';
import {
  type AskedClass,
  type FormsByMeasure,
  largestShared,
  measuresOf,
  refuseIncomparable,
} from './comparable-forms.ts';

export interface ComparisonRequest {
  readonly occasion: OccasionKind;
  /** Ids; the same one twice counts once. */
  readonly cohorts?: readonly string[] | undefined;
  /** Every class of this programme too. */
  readonly programme?: string | undefined;
  /** Compare all pairs, however many classes there are, up to `mostPaired`. */
  readonly allPairs?: boolean;
}

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
    people: moments.get(each.occasion.id)?.get(each.occasion.form)?.people ?? 0,
  }));
  const gate = schoolGate(classes[0]?.cohort.reportingMinimum ?? 0);
  const { shown, withheld } = gateCohorts(gate, counted);
  return {
    occasion: request.occasion,
    cohorts: describe(deps, counted),
    ...figures(gate, shown, moments, request.allPairs ?? false, language),
    ...(withheld ? { withheld } : {}),
  };
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
  gate: Gate,
  shown: readonly Counted[],
  moments: MomentsByOccasion,
  allPairs: boolean,
  language: Language,
): Pick<CohortComparison, 'form' | 'comparison' | 'notices'> {
  const measure = largestShared(shown);
  const [first] = shown;
  if (measure === null || !first) return { form: null, comparison: null, notices: [] };
  const { survey } = first.cohort;
  const form = first.measures.get(measure) ?? '';
  const layout = momentsLayout(survey, survey.forms[form] ?? []);
  const groups = shown.map(({ id, occasion, measures }) => {
    // Another version may give the form another name.
    const own = moments.get(occasion.id)?.get(measures.get(measure) ?? '');
    return { id, values: own?.values() ?? new Float64Array(layout.size) };
  });
  const gated = gateCohortFactors(gate, layout, groups);
  const { results, untested } = compareGroups(survey, layout, gated, { allPairs });
  return { form, comparison: results, notices: untestedGroups('', untested, wordsIn(language)) };
}

/** In the order asked for, those of the programme after those named. */
async function askedClasses(
  deps: Deps,
  schoolId: string,
  { occasion: kind, cohorts = [], programme, allPairs }: ComparisonRequest,
): Promise<readonly AskedClass[]> {
  const ofProgramme =
    programme === undefined ? [] : await findCohortIdsOfProgramme(deps.db, schoolId, programme);
  const ids = [...new Set([...cohorts, ...ofProgramme])];
  if (ids.length === 0 && programme === undefined) refuseField('cohort', 'required');
  if (allPairs && ids.length > mostPaired) {
    refuseField('allPairs', 'too-many-pairs', { limit: mostPaired });
  }
  const found = await loadCohorts(deps.db, deps.snapshots, ids);
  const classes = ids.flatMap((id): AskedClass[] => {
    const cohort = found.get(id);
    const occasion = cohort && occasionOf(cohort, kind);
    return cohort?.schoolId === schoolId && occasion ? [{ cohort, occasion }] : [];
  });
  if (classes.length === 0 || classes.length < ids.length) throw new Problem('not-found');
  return classes;
}
