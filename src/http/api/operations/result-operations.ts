/** What a class's answers say, all of it through the disclosure gate. */
import { z } from 'zod';
import { readCohort } from '../../../app/cohorts/cohorts.ts';
import {
  cohortChange,
  cohortDiagnosis,
  cohortReportPdf,
} from '../../../app/results/analyse-cohort.ts';
import { planDocument, summaryDocument } from '../../../app/results/export-documents.ts';
import { downloadAnswers, downloadResponses } from '../../../app/results/export-files.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';
import { languages } from '../../../domain/language.ts';
import { everybody, type Operation, operation } from '../operation.ts';
import { changeWire, diagnosisWire } from '../wire/result-wire.ts';
import { fileOperation } from './file-operation.ts';

const careless = z.enum(['include', 'exclude']).optional().meta({
  description:
    'Leave out answers that look careless by long string or even–odd consistency (completion time is kept with no answer, so it leaves nobody out); all is withheld where the difference would tell of a few people',
});
const ofOccasion = z.strictObject({ occasion: z.enum(occasionKinds) });
const diagnosed = ofOccasion.extend({ careless });
const inLanguage = diagnosed.extend({ lang: z.enum(languages).optional() });

function optionsOf(query: { readonly careless?: 'include' | 'exclude' | undefined }) {
  return { excludeCareless: query.careless === 'exclude' };
}

export const resultOperations: readonly Operation[] = [
  operation({
    id: 'readDiagnosis',
    method: 'get',
    path: '/cohorts/{id}/diagnosis',
    summary:
      'The factors with their means, intervals, zones and reliability, and the improvement plan',
    roles: everybody,
    query: diagnosed,
    answer: { kind: 'json', status: 200, description: 'The diagnosis', schema: diagnosisWire },
    handle: async ({ deps, schoolId, params, query }) => {
      const options = optionsOf(query);
      const { id = '' } = params;
      return { value: await cohortDiagnosis(deps, schoolId, id, query.occasion, options) };
    },
  }),
  operation({
    id: 'readChange',
    method: 'get',
    path: '/cohorts/{id}/change',
    summary:
      'Change between the occasions, over those who answered both, from 5 pairs up; and who is missing',
    roles: everybody,
    query: z.object({ careless }),
    answer: { kind: 'json', status: 200, description: 'The change', schema: changeWire },
    handle: async ({ deps, schoolId, params, query }) => ({
      value: await cohortChange(deps, schoolId, params.id ?? '', optionsOf(query)),
    }),
  }),
  operation({
    id: 'downloadReport',
    method: 'get',
    path: '/cohorts/{id}/report.pdf',
    summary: 'The diagnostic report with the improvement plan',
    roles: everybody,
    query: inLanguage,
    answer: { kind: 'file', status: 200, description: 'The report', type: 'application/pdf' },
    handle: async ({ deps, schoolId, params, query, language }) => {
      const lang = query.lang ?? language;
      const { cohort } = await readCohort(deps, schoolId, params.id ?? '');
      const options = optionsOf(query);
      return {
        file: await cohortReportPdf(deps, schoolId, cohort.id, query.occasion, lang, options),
        name: `${cohort.name}-${query.occasion}-${lang}.pdf`,
      };
    },
  }),
  operation({
    id: 'downloadResponses',
    method: 'get',
    path: '/cohorts/{id}/responses.csv',
    summary: 'The answers without identity, rows shuffled, in the form that `analyse` takes',
    roles: everybody,
    query: ofOccasion,
    answer: { kind: 'file', status: 200, description: 'UTF-8 with BOM', type: 'text/csv' },
    handle: async ({ deps, schoolId, params, query }) => {
      const { cohort } = await readCohort(deps, schoolId, params.id ?? '');
      return {
        file: await downloadResponses(deps, schoolId, cohort.id, query.occasion),
        name: `${cohort.name}-${query.occasion}.csv`,
      };
    },
  }),
  fileOperation({
    id: 'downloadWorkbook',
    file: 'results.xlsx',
    summary: 'All results as an Excel workbook: factors, items, change, plan, answers, definitions',
    part: '',
    type: 'xlsx',
    make: (deps, request) => downloadAnswers(deps, 'xlsx', request),
  }),
  fileOperation({
    id: 'downloadSpssPackage',
    file: 'responses-spss.zip',
    summary: 'The answers without identity with a syntax file for SPSS and PSPP',
    part: '-spss',
    type: 'zip',
    make: (deps, request) => downloadAnswers(deps, 'spss', request),
  }),
  fileOperation({
    id: 'downloadRPackage',
    file: 'responses-r.zip',
    summary: 'The answers without identity with a script for R, which needs no packages',
    part: '-r',
    type: 'zip',
    make: (deps, request) => downloadAnswers(deps, 'r', request),
  }),
  fileOperation({
    id: 'downloadPlan',
    file: 'plan.docx',
    summary: 'The improvement plan as a Word document',
    part: '-plan',
    type: 'docx',
    make: planDocument,
  }),
  fileOperation({
    id: 'downloadSummary',
    file: 'summary.docx',
    summary: 'The results on one page as a Word document',
    part: '-summary',
    type: 'docx',
    make: summaryDocument,
  }),
];
