/** A cohort's answers as diagnosis, change and report; every figure has passed the disclosure gate. */
import type {
  ChangeResult,
  DriversResult,
  DropoutResult,
  FactorResult,
} from '../../domain/analysis/analysis.ts';
import type { GatedResults, Withheld } from '../../domain/disclosure/gate.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import type { Plan } from '../../domain/plan/make-plan.ts';
import { diagnosticReport } from '../../domain/reports/diagnostic-report.ts';
import type { Report } from '../../domain/reports/report.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { examineChange } from './examine-change.ts';
import { type ExamineOptions, examineOccasion } from './examine-cohort.ts';
import { filterText } from './export-words.ts';

export { cohortResponsesCsv } from './export-responses.ts';

/** As the API gives it; `withheld` stands beside the parts that are null because of it. */
export interface CohortDiagnosis {
  readonly occasion: OccasionKind;
  readonly survey: { readonly id: string; readonly version: string };
  readonly respondents: number;
  readonly excluded?: number;
  readonly factors: readonly FactorResult[] | null;
  readonly plan: Plan | null;
  readonly careless?: GatedResults['careless'];
  /** Absent where the occasion does not ask how much of the learning is in use. */
  readonly drivers?: DriversResult;
  readonly withheld?: Withheld;
}

export interface CohortChange {
  readonly change: readonly ChangeResult[] | null;
  readonly dropout: DropoutResult | null;
  /** Why one of them, or both, is null. */
  readonly withheld?: Withheld;
}

/** Refuses `not-found`. */
export async function cohortDiagnosis(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
  options: ExamineOptions = {},
): Promise<CohortDiagnosis> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const { respondents, results, plan } = await examineOccasion(deps, cohort, kind, options);
  const { id, version } = cohort.survey;
  const head = { occasion: kind, survey: { id, version }, respondents };
  if (!results.shown) return { ...head, factors: null, plan: null, withheld: results.withheld };
  const { excluded, factors, careless, drivers } = results.value;
  return { ...head, excluded, factors, plan, careless, ...(drivers ? { drivers } : {}) };
}

/** Refuses `not-found`. */
export async function cohortChange(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  options: ExamineOptions = {},
): Promise<CohortChange> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const found = await examineChange(deps, cohort, options);
  const { change, dropoutByFactor: dropout } = found;
  const withheld = [change, dropout].flatMap((part) => (part.shown ? [] : [part.withheld]))[0];
  return {
    change: change.shown ? change.value : null,
    dropout: dropout.shown ? dropout.value : null,
    ...(withheld ? { withheld } : {}),
  };
}

/** What the paper says, for the screen too. Refuses `not-found`. */
export async function cohortReport(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
  language: Language,
  options: ExamineOptions = {},
): Promise<Report> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const examined = await examineOccasion(deps, cohort, kind, options);
  // The change is the class's, not one unit's.
  const paired = kind === 'followup' && options.unit === undefined;
  const both = paired ? await examineChange(deps, cohort, options) : null;
  return diagnosticReport({
    survey: cohort.survey,
    library: deps.actions.get(cohort.survey.id) ?? null,
    language,
    // On the cover and at the foot of every page: a part is not taken for the class.
    title: [cohort.name, filterText(language, options)].filter(Boolean).join(' · '),
    school: cohort.schoolName,
    programme: cohort.programme,
    occasion: kind,
    madeOn: examined.madeOn,
    simulated: cohort.simulated,
    minimum: examined.minimum,
    invited: examined.invited,
    units: examined.units,
    results: examined.results,
    change: both?.change ?? null,
    dropout: both?.dropout ?? null,
    dropoutFactors: both?.dropoutByFactor ?? null,
    outcomes: examined.outcomes,
    plan: examined.plan,
    notices: [],
  });
}

/** Refuses `not-found`. */
export async function cohortReportPdf(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: OccasionKind,
  language: Language,
  options: ExamineOptions = {},
): Promise<Uint8Array> {
  const report = await cohortReport(deps, schoolId, cohortId, kind, language, options);
  // Fonts and PDF engine are not needed to start, nor to answer.
  const { renderReport } = await import('../../pdf/render-report.ts');
  return renderReport(report);
}
