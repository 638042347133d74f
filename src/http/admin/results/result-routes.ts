/** Results in the console: the diagnosis as a page, the same as PDF, the answers without identity. */
import { type Request, type Response, Router } from 'express';
import { readCohort } from '../../../app/cohorts/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import { cohortReport, cohortReportPdf } from '../../../app/results/analyse-cohort.ts';
import { downloadResponses } from '../../../app/results/export-files.ts';
import { waysToLook } from '../../../app/results/ways-to-look.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { attachment } from '../../content-disposition.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage } from '../admin-page.ts';
import { chosenOccasion, namedOccasion } from './chosen-occasion.ts';
import { diagnosisPage } from './diagnosis-page.ts';
import { paperOf } from './paper-of.ts';
import { filterInName, filterOf, optionsOf } from './result-filter.ts';

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
  const { schoolId, role } = accessOf(response);
  const lang = requestLanguage(request);
  const status = await readCohort(deps, schoolId, String(request.params.id));
  const { cohort } = status;
  const kind = await chosenOccasion(deps, request, status);
  const filter = filterOf(request);
  const report = await cohortReport(deps, schoolId, cohort.id, kind, lang, optionsOf(filter));
  const ways = await waysToLook(deps, cohort, kind);
  const mayChange = role === 'administrator';
  const page = diagnosisPage(lang, { cohort, kind, report, filter, ways, mayChange });
  sendAdminPage(request, response, 'results/diagnosis', page);
}

async function sendReport(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const kind = namedOccasion(request);
  const lang = paperOf(request);
  const filter = filterOf(request);
  const { cohort } = await readCohort(deps, schoolId, String(request.params.id));
  const pdf = await cohortReportPdf(deps, schoolId, cohort.id, kind, lang, optionsOf(filter));
  const name = `${cohort.name}-${kind}${filterInName(filter)}-${lang}.pdf`;
  response
    .set('Content-Disposition', attachment(name))
    .type('application/pdf')
    .send(Buffer.from(pdf));
}

async function sendResponses(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const kind = namedOccasion(request);
  const { cohort } = await readCohort(deps, schoolId, String(request.params.id));
  const acting = actingDeps(deps, response);
  const filter = filterOf(request);
  const csv = await downloadResponses(acting, schoolId, cohort.id, kind, optionsOf(filter));
  const name = `${cohort.name}-${kind}${filterInName(filter)}.csv`;
  response.set('Content-Disposition', attachment(name)).type('text/csv').send(csv);
}
