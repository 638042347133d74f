/** Results in the console: the diagnosis as a page, the same as PDF, the answers without identity. */
import { type Request, type Response, Router } from 'express';
import { cohortReport, cohortReportPdf, cohortResponsesCsv } from '../../../app/analyse-cohort.ts';
import { readCohort } from '../../../app/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import { isOccasionKind, type OccasionKind } from '../../../domain/instrument/survey.ts';
import { isLanguage } from '../../../domain/language.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf } from '../../access-of.ts';
import { attachment } from '../../content-disposition.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage } from '../admin-page.ts';
import { diagnosisPage } from './diagnosis-page.ts';

export function resultRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/cohorts/:id/diagnosis', (request, response) =>
    showDiagnosis(deps, request, response),
  );
  router.get('/cohorts/:id/report.pdf', (request, response) => sendReport(deps, request, response));
  router.get('/cohorts/:id/responses.csv', (request, response) =>
    sendResponses(deps, request, response),
  );
  return router;
}

async function showDiagnosis(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const kind = occasionOf(request);
  const lang = requestLanguage(request);
  const { cohort } = await readCohort(deps, schoolId, String(request.params.id));
  const report = await cohortReport(deps, schoolId, cohort.id, kind, lang);
  sendAdminPage(request, response, 'results/diagnosis', diagnosisPage(lang, cohort, kind, report));
}

async function sendReport(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const kind = occasionOf(request);
  // Not `lang`: the console's own language must not change with a download.
  const lang = isLanguage(request.query.paper) ? request.query.paper : requestLanguage(request);
  const { cohort } = await readCohort(deps, schoolId, String(request.params.id));
  const pdf = await cohortReportPdf(deps, schoolId, cohort.id, kind, lang);
  const name = `${cohort.name}-${kind}-${lang}.pdf`;
  response
    .set('Content-Disposition', attachment(name))
    .type('application/pdf')
    .send(Buffer.from(pdf));
}

async function sendResponses(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const kind = occasionOf(request);
  const { cohort } = await readCohort(deps, schoolId, String(request.params.id));
  const csv = await cohortResponsesCsv(deps, schoolId, cohort.id, kind);
  const name = `${cohort.name}-${kind}.csv`;
  response.set('Content-Disposition', attachment(name)).type('text/csv').send(csv);
}

function occasionOf(request: Request): OccasionKind {
  const { occasion } = request.query;
  if (!isOccasionKind(occasion)) throw new Problem('not-found');
  return occasion;
}
