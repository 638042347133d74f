/** Handing out: the poster on screen and on paper, slips, texts for the group, the follow-up's day as a calendar. */
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { type CohortStatus, readCohort } from '../../../app/cohorts/cohorts.ts';
import { followupIcs, joinLinkOf, posterPdf, slipsPdf } from '../../../app/cohorts/hand-out.ts';
import type { Deps } from '../../../app/deps.ts';
import { readMessageSettings } from '../../../app/messages/message-settings.ts';
import { occasionOf } from '../../../domain/collection/cohort.ts';
import { isLanguage, type Language } from '../../../domain/language.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { attachment } from '../../content-disposition.ts';
import { requestLanguage } from '../../request-language.ts';
import { minutesNeeded } from '../../view-models/participant-text.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { handOutPage, posterPage, posterWords } from './hand-out-page.ts';
import { qrCode } from './qr-code.ts';

export function handOutRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/cohorts/:id/hand-out', (request, response) => showAll(deps, request, response));
  router.get('/cohorts/:id/poster', (request, response) => showPoster(deps, request, response));
  router.get('/cohorts/:id/poster.pdf', (request, response) => sendPoster(deps, request, response));
  router.get('/cohorts/:id/join.svg', (request, response) => sendQrCode(deps, request, response));
  router.get('/cohorts/:id/followup.ics', (request, response) =>
    sendCalendar(deps, request, response),
  );
  // Personal links: as much as an administrator may see.
  router.get('/cohorts/:id/slips.pdf', requireAdministrator, (request, response) =>
    sendSlips(deps, request, response),
  );
  return router;
}

function statusOf(deps: Deps, request: Request, response: Response): Promise<CohortStatus> {
  return readCohort(deps, accessOf(response).schoolId, String(request.params.id));
}

async function showAll(deps: Deps, request: Request, response: Response): Promise<void> {
  const status = await statusOf(deps, request, response);
  const mayChange = accessOf(response).role === 'administrator';
  const settings = await readMessageSettings(deps, status.cohort.id);
  const lang = requestLanguage(request);
  const model = handOutPage(lang, deps.baseUrl, status, settings, mayChange);
  sendAdminPage(request, response, 'hand-out/hand-out', model);
}

async function showPoster(deps: Deps, request: Request, response: Response): Promise<void> {
  const status = await statusOf(deps, request, response);
  const model = posterPage(requestLanguage(request), deps.baseUrl, status);
  sendAdminPage(request, response, 'hand-out/poster', model);
}

async function sendPoster(deps: Deps, request: Request, response: Response): Promise<void> {
  const { cohort, occasions } = await statusOf(deps, request, response);
  const paper = paperOf(request);
  const pdf = await posterPdf(deps, cohort, paper, posterWords(paper, cohort, occasions));
  const file = wordsFor(request)('hand-out:poster.title');
  response.set('Content-Disposition', attachment(`${cohort.name}-${file}.pdf`));
  response.type('application/pdf').send(Buffer.from(pdf));
}

async function sendQrCode(deps: Deps, request: Request, response: Response): Promise<void> {
  const { cohort } = await statusOf(deps, request, response);
  response.type('image/svg+xml').send(await qrCode(joinLinkOf(deps, cohort)));
}

/** Two thousand slips are several megabytes: they leave while they are drawn. */
async function sendSlips(deps: Deps, request: Request, response: Response): Promise<void> {
  const { cohort } = await statusOf(deps, request, response);
  const { schoolId } = accessOf(response);
  const paper = paperOf(request);
  const pdf = await slipsPdf(actingDeps(deps, response), schoolId, cohort.id, paper);
  const file = wordsFor(request)('hand-out:slips.file');
  response.set('Content-Disposition', attachment(`${cohort.name}-${file}.pdf`));
  response.type('application/pdf');
  // Who goes away in the middle is no fault of the server's.
  await pipeline(pdf, response).catch((error: unknown) => {
    if (!response.destroyed) throw error;
  });
}

async function sendCalendar(deps: Deps, request: Request, response: Response): Promise<void> {
  const { cohort } = await statusOf(deps, request, response);
  const form = occasionOf(cohort, 'followup')?.form ?? '';
  const minutes = minutesNeeded(cohort, 'followup', form);
  const lang = requestLanguage(request);
  const ics = followupIcs(deps, cohort, lang, minutes, { kind: 'class' });
  response.set('Content-Disposition', attachment(`${cohort.name}.ics`));
  response.type('text/calendar').send(ics);
}

/** Not `lang`: the console's own language must not change with a download. */
function paperOf(request: Request): Language {
  return isLanguage(request.query.paper) ? request.query.paper : requestLanguage(request);
}
