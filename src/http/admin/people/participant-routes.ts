/** One person of a class: their link, to give it to them again or to replace it; their details; leaving the class and coming back. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { editParticipant } from '../../../app/class-list/class-list-edit.ts';
import { readParticipant, renewLink } from '../../../app/class-list/participants.ts';
import { bringBack, withdrawParticipant } from '../../../app/class-list/withdraw-participant.ts';
import { readCohort } from '../../../app/cohorts/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm } from '../form-body.ts';
import { rethrowUnless } from '../form-faults.ts';
import { qrCodeImage } from '../hand-out/qr-code.ts';
import type { PersonForm } from './class-list-page.ts';
import { participantPage } from './participant-page.ts';
import { personInput, refusedPerson, sharesPhone } from './person-form.ts';

type PersonRequest = Request<{ id: string; person: string }>;
type Handler = (deps: Deps, request: PersonRequest, response: Response) => Promise<void>;

const at = '/cohorts/:id/participants/:person';

export function participantRoutes(deps: Deps): Router {
  const router = Router();
  const handle =
    (handler: Handler): RequestHandler<{ id: string; person: string }> =>
    (request, response) =>
      handler(deps, request, response);
  // A link opens what its owner sees, so looking at it is as much as an administrator may.
  router.get(at, requireAdministrator, handle(showParticipant));
  router.post(at, requireAdministrator, smallForm, handle(changeDetails));
  router.post(`${at}/link`, requireAdministrator, handle(replaceLink));
  router.post(`${at}/withdraw`, requireAdministrator, handle(withdraw));
  router.post(`${at}/return`, requireAdministrator, handle(comeBack));
  return router;
}

const showParticipant: Handler = (deps, request, response) => showPage(deps, request, response);

async function showPage(
  deps: Deps,
  request: PersonRequest,
  response: Response,
  form?: PersonForm,
): Promise<void> {
  const { schoolId } = accessOf(response);
  const { id, person } = request.params;
  const participant = await readParticipant(deps, schoolId, id, person);
  const { cohort } = await readCohort(deps, schoolId, id);
  const link = `${deps.baseUrl}/s/${participant.token}`;
  const image = await qrCodeImage(link);
  const { renewed, changed, returned } = request.query;
  const done = { renewed: renewed === '1', changed: changed === '1', returned: returned === '1' };
  const lang = requestLanguage(request);
  const model = participantPage(lang, cohort, participant, { link, image, ...done }, form);
  sendAdminPage(request, response, 'people/participant', model, form ? 422 : 200);
}

async function changeDetails(
  deps: Deps,
  request: PersonRequest,
  response: Response,
): Promise<void> {
  const { id, person } = request.params;
  const { schoolId } = accessOf(response);
  const acting = actingDeps(deps, response);
  const input = personInput(request);
  const refused = await editParticipant(
    acting,
    schoolId,
    id,
    person,
    input,
    sharesPhone(request),
  ).catch(rethrowUnless('invalid-input'));
  if (refused instanceof Problem) {
    return showPage(deps, request, response, refusedPerson(request, refused));
  }
  response.redirect(303, `${addressOf(request)}?changed=1`);
}

async function replaceLink(deps: Deps, request: PersonRequest, response: Response): Promise<void> {
  const { id, person } = request.params;
  await renewLink(actingDeps(deps, response), accessOf(response).schoolId, id, person);
  response.redirect(303, `${addressOf(request)}?renewed=1`);
}

async function withdraw(deps: Deps, request: PersonRequest, response: Response): Promise<void> {
  const { id, person } = request.params;
  await withdrawParticipant(actingDeps(deps, response), accessOf(response).schoolId, id, person);
  response.redirect(303, `/admin/cohorts/${id}/people?withdrawn=1`);
}

async function comeBack(deps: Deps, request: PersonRequest, response: Response): Promise<void> {
  const { id, person } = request.params;
  await bringBack(actingDeps(deps, response), accessOf(response).schoolId, id, person);
  response.redirect(303, `${addressOf(request)}?returned=1`);
}

function addressOf({ params }: PersonRequest): string {
  return `/admin/cohorts/${params.id}/participants/${params.person}`;
}
