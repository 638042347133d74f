/** What a class may choose: its survey and forms, the capabilities it aims at, how many must answer, its days. */
import { type Cohort, occasionOf } from '../../domain/collection/cohort.ts';
import { defaultDays, type OccasionDays } from '../../domain/collection/occasion.ts';
import { defaultForm } from '../../domain/instrument/forms.ts';
import { type OccasionKind, occasionKinds, type Survey } from '../../domain/instrument/survey.ts';
import type { LocalText } from '../../domain/language.ts';
import { findCohortEntries } from '../../storage/cohort-store.ts';
import type { Deps } from '../deps.ts';
import { defaultCapabilitiesOf } from '../housekeeping/school-settings.ts';
import { refuseField } from '../parse-input.ts';
import { readSchool } from '../school.ts';

const defaultSurvey = 'transfer-16';

export type PerOccasion<T> = Readonly<Record<OccasionKind, T>>;

/** What the form of a new class begins with. */
export interface CohortDefaults {
  readonly survey: Survey;
  readonly forms: PerOccasion<string>;
  readonly capabilities: readonly LocalText[];
  readonly minimum: number;
  /** Of the school's classes so far, each once. */
  readonly programmes: readonly string[];
}

/** Refuses `not-found`, `invalid-input` for a survey that is not there. */
export async function cohortDefaults(
  deps: Deps,
  schoolId: string,
  surveyId?: string,
): Promise<CohortDefaults> {
  const survey = chosenSurvey(deps, surveyId);
  const { reportingMinimum } = await readSchool(deps, schoolId);
  const entries = await findCohortEntries(deps.db, schoolId);
  const programmes = new Set(entries.flatMap(({ programme }) => programme ?? []));
  return {
    survey,
    forms: chosenForms(survey, {}),
    capabilities: await defaultCapabilitiesOf(deps, schoolId, survey),
    minimum: reportingMinimum,
    programmes: [...programmes],
  };
}

/** Refuses `invalid-input`. */
export function chosenSurvey(deps: Pick<Deps, 'surveys'>, wanted: string | undefined): Survey {
  const survey = deps.surveys.get(wanted ?? defaultSurvey);
  const allowed = [...deps.surveys.keys()].join(', ');
  return survey ?? refuseField('survey', 'not-one-of', { values: allowed });
}

/** Refuses `invalid-input`. */
export function chosenForms(
  survey: Survey,
  wanted: Partial<PerOccasion<string | undefined>>,
): PerOccasion<string> {
  const allowed = Object.keys(survey.forms).join(', ');
  const [end = '', followup = ''] = occasionKinds.map((kind) => {
    const form = wanted[kind] ?? defaultForm(survey, kind);
    return Object.hasOwn(survey.forms, form)
      ? form
      : refuseField(`forms.${kind}`, 'not-one-of', { values: allowed });
  });
  return { end, followup };
}

type WantedDays = Partial<
  PerOccasion<
    { readonly opensOn?: string | undefined; readonly closesOn?: string | undefined } | undefined
  >
>;

/** Refuses `invalid-input` where an occasion would close before it opens, or the follow-up open before the end. */
export function chosenDays(
  usual: PerOccasion<OccasionDays>,
  wanted: WantedDays | undefined,
): PerOccasion<OccasionDays> {
  const daysOf = (kind: OccasionKind): OccasionDays => {
    const opensOn = wanted?.[kind]?.opensOn ?? usual[kind].opensOn;
    const closesOn = wanted?.[kind]?.closesOn ?? usual[kind].closesOn;
    if (closesOn < opensOn) {
      refuseField(`occasions.${kind}.closesOn`, 'before-opening', { opensOn });
    }
    return { opensOn, closesOn };
  };
  const days = { end: daysOf('end'), followup: daysOf('followup') };
  const { opensOn } = days.end;
  if (days.followup.opensOn < opensOn) {
    refuseField('occasions.followup.opensOn', 'followup-before-end', { opensOn });
  }
  return days;
}

/** With another last day, days that went by the rule go by it again; days set by hand stay. */
export function followingDays(cohort: Cohort, endsOn: string): PerOccasion<OccasionDays> {
  const [before, after] = [defaultDays(cohort.endsOn), defaultDays(endsOn)];
  const daysOf = (kind: OccasionKind): OccasionDays => {
    const { opensOn, closesOn } = occasionOf(cohort, kind) ?? before[kind];
    const byRule = opensOn === before[kind].opensOn && closesOn === before[kind].closesOn;
    return byRule ? after[kind] : { opensOn, closesOn };
  };
  return { end: daysOf('end'), followup: daysOf('followup') };
}

/** Null where the school's counts. Refuses `invalid-input` below it. */
export function ownMinimum(
  schoolMinimum: number,
  wanted: number | null | undefined,
): number | null {
  if (wanted === null || wanted === undefined || wanted === schoolMinimum) return null;
  return wanted > schoolMinimum
    ? wanted
    : refuseField('reportingMinimum', 'too-small', { limit: schoolMinimum });
}
