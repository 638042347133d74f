/** One person of a class: their link, to give it to them again, and a new one where the old must stop working. */
import { type Request, type Response, Router } from 'express';
import { readCohort } from '../../../app/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import { readParticipant, renewLink } from '../../../app/participants.ts';
import { accessOf } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { qrCodeImage } from '../hand-out/qr-code.ts';
import { participantPage } from './participant-page.ts';

type PersonRequest = Request<{ id: string; person: string }>;

export function participantRoutes(deps: Deps): Router {
  const router = Router();
  // A link opens what its owner sees, so looking at it is as much as an administrator may.
  router.get(
    '/cohorts/:id/participants/:person',
    requireAdministrator,
    (request: PersonRequest, response: Response) => showParticipant(deps, request, response),
  );
  router.post(
    '/cohorts/:id/participants/:person/link',
    requireAdministrator,
    (request: PersonRequest, response: Response) => replaceLink(deps, request, response),
  );
  return router;
}

async function showParticipant(
  deps: Deps,
  request: PersonRequest,
  response: Response,
): Promise<void> {
  const { schoolId } = accessOf(response);
  const { id, person } = request.params;
  const participant = await readParticipant(deps, schoolId, id, person);
  const { cohort } = await readCohort(deps, schoolId, id);
  const link = `${deps.baseUrl}/s/${participant.token}`;
  const image = await qrCodeImage(link);
  const renewed = request.query.renewed === '1';
  const lang = requestLanguage(request);
  const model = participantPage(lang, cohort, participant, { link, image, renewed });
  sendAdminPage(request, response, 'people/participant', model);
}

async function replaceLink(deps: Deps, request: PersonRequest, response: Response): Promise<void> {
  const { id, person } = request.params;
  await renewLink(deps, accessOf(response).schoolId, id, person);
  response.redirect(303, `/admin/cohorts/${id}/participants/${person}?renewed=1`);
}
