/** What a class's answers say, all of it through the disclosure gate. */
import { z } from 'zod';
import {
  cohortChange,
  cohortDiagnosis,
  cohortReportPdf,
  cohortResponsesCsv,
} from '../../../app/analyse-cohort.ts';
import { readCohort } from '../../../app/cohorts.ts';
import { occasionKinds } from '../../../domain/instrument/survey.ts';
import { languages } from '../../../domain/language.ts';
import { everybody, type Operation, operation } from '../operation.ts';
import { changeWire, diagnosisWire } from '../wire/result-wire.ts';

const ofOccasion = z.strictObject({ occasion: z.enum(occasionKinds) });
const inLanguage = ofOccasion.extend({ lang: z.enum(languages).optional() });

export const resultOperations: readonly Operation[] = [
  operation({
    id: 'readDiagnosis',
    method: 'get',
    path: '/cohorts/{id}/diagnosis',
    summary: 'The factors with their means, intervals and zones, and the improvement plan',
    roles: everybody,
    query: ofOccasion,
    answer: { kind: 'json', status: 200, description: 'The diagnosis', schema: diagnosisWire },
    handle: async ({ deps, schoolId, params, query }) => ({
      value: await cohortDiagnosis(deps, schoolId, params.id ?? '', query.occasion),
    }),
  }),
  operation({
    id: 'readChange',
    method: 'get',
    path: '/cohorts/{id}/change',
    summary: 'Change between the occasions, over those who answered both, from 5 pairs up',
    roles: everybody,
    answer: { kind: 'json', status: 200, description: 'The change', schema: changeWire },
    handle: async ({ deps, schoolId, params }) => ({
      value: await cohortChange(deps, schoolId, params.id ?? ''),
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
      return {
        file: await cohortReportPdf(deps, schoolId, cohort.id, query.occasion, lang),
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
        file: await cohortResponsesCsv(deps, schoolId, cohort.id, query.occasion),
        name: `${cohort.name}-${query.occasion}.csv`,
      };
    },
  }),
];
