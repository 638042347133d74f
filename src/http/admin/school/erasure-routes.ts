/** Erasing a person or a class, each on a page that says what goes and what stays; keeping a class longer. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { eraseCohort, notErased } from '../../../app/housekeeping/erase-cohort.ts';
import { erasePerson, personToErase } from '../../../app/housekeeping/erase-person.ts';
import { keepClass, readRetention } from '../../../app/housekeeping/retention.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm, textField } from '../form-body.ts';
import { rethrowUnless } from '../form-faults.ts';
import { type ClassForms, eraseClassPage, erasePersonPage } from './erasure-page.ts';

type ClassRequest = Request<{ id: string }>;
type PersonRequest = Request<{ id: string; person: string }>;

export function erasureRoutes(deps: Deps): Router {
  const router = Router();
  router
    .route('/cohorts/:id/erase')
    .all(requireAdministrator)
    .get((request: ClassRequest, response) => showClass(deps, request, response, {}))
    .post(smallForm, (request: ClassRequest, response) => eraseClass(deps, request, response));
  router.post(
    '/cohorts/:id/keep',
    requireAdministrator,
    smallForm,
    (request: ClassRequest, response) => keep(deps, request, response),
  );
  router
    .route('/cohorts/:id/participants/:person/erase')
    .all(requireAdministrator)
    .get((request: PersonRequest, response) => showPerson(deps, request, response, null))
    .post(smallForm, (request: PersonRequest, response) => eraseOne(deps, request, response));
  return router;
}

async function showClass(
  deps: Deps,
  request: ClassRequest,
  response: Response,
  forms: ClassForms,
): Promise<void> {
  const { schoolId } = accessOf(response);
  const { id } = request.params;
  const cohort = await notErased(deps, schoolId, id);
  const plan = await readRetention(deps, schoolId, id);
  const kept = request.query.kept === '1';
  const model = eraseClassPage(requestLanguage(request), cohort, plan, { ...forms, kept });
  const refused = forms.keepFault ?? forms.nameFault;
  sendAdminPage(request, response, 'school/erase-class', model, refused ? 422 : 200);
}

async function eraseClass(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const { id } = request.params;
  const { name } = await notErased(deps, schoolId, id);
  const typedName = textField(request, 'name');
  if (typedName.trim() !== name) {
    const nameFault = wordsFor(request)('housekeeping:fault.typedName');
    return showClass(deps, request, response, { typedName, nameFault });
  }
  await eraseCohort(actingDeps(deps, response), schoolId, id);
  response.redirect(303, `/admin/cohorts/${id}`);
}

async function keep(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const { id } = request.params;
  const keepUntil = textField(request, 'keepUntil');
  const { schoolId } = accessOf(response);
  const refused = await keepClass(actingDeps(deps, response), schoolId, id, keepUntil).catch(
    rethrowUnless('invalid-input'),
  );
  if (!(refused instanceof Problem))
    return response.redirect(303, `/admin/cohorts/${id}/erase?kept=1`);
  const keepFault = wordsFor(request)('housekeeping:fault.keepUntil');
  await showClass(deps, request, response, { keepUntil, keepFault });
}

async function showPerson(
  deps: Deps,
  request: PersonRequest,
  response: Response,
  fault: string | null,
): Promise<void> {
  const { id, person: personId } = request.params;
  const { cohort, person } = await personToErase(deps, accessOf(response).schoolId, id, personId);
  const model = erasePersonPage(requestLanguage(request), cohort, person, fault);
  sendAdminPage(request, response, 'school/erase-person', model, fault === null ? 200 : 422);
}

async function eraseOne(deps: Deps, request: PersonRequest, response: Response): Promise<void> {
  const { id, person } = request.params;
  const { schoolId } = accessOf(response);
  await personToErase(deps, schoolId, id, person);
  if (textField(request, 'understood') !== '1') {
    const fault = wordsFor(request)('housekeeping:fault.understood');
    return showPerson(deps, request, response, fault);
  }
  await erasePerson(actingDeps(deps, response), schoolId, id, person);
  response.redirect(303, `/admin/cohorts/${id}/people?erased=1`);
}
