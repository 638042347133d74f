/** A class's answers as diagnosis, change, report and export; all pass through the disclosure gate. */
import type { ChangeResult, FactorResult } from '../domain/analysis/analysis.ts';
import type { Cohort } from '../domain/collection/cohort.ts';
import { dayIn } from '../domain/collection/occasion.ts';
import { diagnose } from '../domain/diagnosis/diagnose.ts';
import type { Withheld } from '../domain/disclosure/gate.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import type { Language } from '../domain/language.ts';
import { makePlan, type Plan } from '../domain/plan/make-plan.ts';
import type { DiagnosticInput } from '../domain/reports/diagnostic-input.ts';
import { diagnosticReport } from '../domain/reports/diagnostic-report.ts';
import type { Report } from '../domain/reports/report.ts';
import { countParticipants } from '../storage/participant-store.ts';
import {
  compareOccasions,
  outcomesOf,
  resultsOfOccasion,
  unitResponses,
} from './cohort-results.ts';
import type { Deps } from './deps.ts';
import { cohortOfSchool } from './load-cohort.ts';

export { cohortResponsesCsv } from './export-responses.ts';

export interface CohortDiagnosis {
  readonly occasion: OccasionKind;
  readonly survey: { readonly id: string; readonly version: string };
  readonly respondents: number;
  readonly excluded?: number;
  /** Null where withheld. */
  readonly factors: readonly FactorResult[] | null;
  readonly plan: Plan | null;
  readonly withheld?: Withheld;
}

/** Refuses `not-found`. */
export async function cohortDiagnosis(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
): Promise<CohortDiagnosis> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const { answers, results } = await resultsOfOccasion(deps, cohort, kind);
  const head = {
    occasion: kind,
    survey: { id: cohort.survey.id, version: cohort.survey.version },
    respondents: answers.persons.length,
  };
  if (!results.shown) return { ...head, factors: null, plan: null, withheld: results.withheld };
  const { excluded, factors } = results.value;
  return { ...head, excluded, factors, plan: planOf(deps, cohort, factors) };
}

function planOf(deps: Deps, cohort: Cohort, factors: readonly FactorResult[]): Plan | null {
  const library = deps.actions.get(cohort.survey.id) ?? null;
  return makePlan(
    diagnose(cohort.survey, factors, library),
    library,
    dayIn(cohort.timeZone, deps.now()),
  );
}

export interface CohortChange {
  readonly change: readonly ChangeResult[] | null;
  readonly withheld?: Withheld;
}

/** Refuses `not-found`. */
export async function cohortChange(
  deps: Deps,
  schoolId: string,
  cohortId: string,
): Promise<CohortChange> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const { change } = await compareOccasions(deps, cohort);
  return change.shown ? { change: change.value } : { change: null, withheld: change.withheld };
}

/** The report as blocks, for the screen. Refuses `not-found`. */
export async function cohortReport(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
  language: Language,
): Promise<Report> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  return diagnosticReport(await diagnosticInput(deps, cohort, kind, language));
}

/** Refuses `not-found`. The renderer is loaded when it is first needed: it is the slowest part to load. */
export async function cohortReportPdf(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
  language: Language,
): Promise<Uint8Array> {
  const report = await cohortReport(deps, schoolId, cohortId, kind, language);
  const { renderReport } = await import('../pdf/render-report.ts');
  return renderReport(report);
}

async function diagnosticInput(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
  language: Language,
): Promise<DiagnosticInput> {
  const { answers, results } = await resultsOfOccasion(deps, cohort, kind);
  const compared = kind === 'followup' ? await compareOccasions(deps, cohort) : null;
  const invited = (await countParticipants(deps.db, [cohort.id])).get(cohort.id) ?? 0;
  return {
    survey: cohort.survey,
    library: deps.actions.get(cohort.survey.id) ?? null,
    language,
    title: cohort.name,
    school: cohort.schoolName,
    programme: cohort.programme,
    occasion: kind,
    madeOn: dayIn(cohort.timeZone, deps.now()),
    simulated: cohort.simulated,
    invited,
    units: await unitResponses(deps, cohort, answers),
    results,
    change: compared?.change ?? null,
    dropout: compared?.dropout ?? null,
    outcomes: outcomesOf(cohort, kind, answers),
    plan: results.shown ? planOf(deps, cohort, results.value.factors) : null,
    notices: [],
  };
}
