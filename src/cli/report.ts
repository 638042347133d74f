/** `report`: the diagnostic PDF from responses collected elsewhere; nothing is withheld, the file is the user's own. */
import { writeFile } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import { newestById, readSurveyFiles } from '../app/cohorts/survey-files.ts';
import { surveysDir } from '../config.ts';
import { analyseChange } from '../domain/analysis/analyse-change.ts';
import { type AnalysedOccasion, analyseOccasion } from '../domain/analysis/analyse-occasion.ts';
import { compareDropout } from '../domain/analysis/compare-dropout.ts';
import { dropoutByFactor } from '../domain/analysis/dropout-by-factor.ts';
import { withDetail } from '../domain/analysis/occasion-results.ts';
import { mapOccasions, type OneOrBoth, occasionsOf } from '../domain/analysis/responses.ts';
import { diagnose } from '../domain/diagnosis/diagnose.ts';
import { gateResults, ownFile, show } from '../domain/disclosure/gate.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import type { Language } from '../domain/language.ts';
import type { ActionLibrary } from '../domain/plan/action-library.ts';
import { makePlan } from '../domain/plan/make-plan.ts';
import { Problem } from '../domain/problem.ts';
import type { DiagnosticInput } from '../domain/reports/diagnostic-input.ts';
import { diagnosticReport } from '../domain/reports/diagnostic-report.ts';
import { reportNotices } from '../domain/reports/report-notices.ts';
import { analysisOptions } from './analysis-options.ts';
import { inFile, type ReadFiles, type ResponseOptions, readFiles } from './read-files.ts';

export interface ReportOptions extends ResponseOptions {
  readonly title?: string;
  readonly lang: Language;
  readonly out: string;
}

export async function report(options: ReportOptions): Promise<void> {
  const files = await readFiles(options, options.lang);
  const input = await reportInput(options, files);
  const { renderReport } = await import('../pdf/render-report.ts');
  const pdf = await renderReport(diagnosticReport(input));
  await writeFile(options.out, pdf).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Problem('invalid-input', {}, [
      { path: options.out, code: 'unwritable-file', params: { reason } },
    ]);
  });
}

/** With two occasions the report is of the follow-up, where anybody answered it. */
async function reportInput(
  options: ReportOptions,
  { survey, responses }: ReadFiles,
): Promise<DiagnosticInput> {
  const asked = analysisOptions(options);
  const found = inFile(options.responses, () =>
    mapOccasions(occasionsOf(survey, responses, options.form), (answers) =>
      analyseOccasion(survey, answers, asked),
    ),
  );
  const occasion = shownOccasion(found);
  const told = found.kind === 'one' ? found.one : found[occasion ?? 'end'];
  const results = withDetail(survey, told);
  const both = found.kind === 'both' && occasion === 'followup' ? found : null;
  const library = libraryOf(survey.id);
  const madeOn = Temporal.Now.plainDateISO().toString();
  return {
    survey,
    library,
    language: options.lang,
    title: options.title ?? survey.title[options.lang],
    school: null,
    programme: null,
    occasion,
    madeOn,
    simulated: responses.simulated ?? false,
    minimum: null,
    invited: null,
    units: null,
    results: gateResults(ownFile, results),
    change: both && show(analyseChange(survey, both.end.answers, both.followup.answers)),
    dropout: both && show(compareDropout(survey, both.end.answers, both.followup.answers)),
    dropoutFactors: both && show(dropoutByFactor(survey, both.end.answers, both.followup.answers)),
    outcomes: null,
    plan: makePlan(diagnose(survey, results.factors, library), library, madeOn),
    notices: reportNotices(survey, responses, found, told, options.lang),
  };
}

function shownOccasion(found: OneOrBoth<AnalysedOccasion>): OccasionKind | null {
  if (found.kind === 'one') return null;
  return found.followup.analysis.respondents > 0 ? 'followup' : 'end';
}

/** The library that ships for a survey; null where none does: its report then has no plan. */
function libraryOf(surveyId: string): ActionLibrary | null {
  const { libraries } = readSurveyFiles(surveysDir);
  return newestById(libraries, (library) => library.survey).get(surveyId) ?? null;
}
