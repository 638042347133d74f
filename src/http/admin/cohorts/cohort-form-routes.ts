/** A class is created, copied from an earlier one, and changed: one form, sent back whole where it is refused. */
import { type Request, type Response, Router } from 'express';
import { type CohortDefaults, cohortDefaults } from '../../../app/cohorts/cohort-options.ts';
import { createCohort, readCohort } from '../../../app/cohorts/cohorts.ts';
import { editCohort, settledOf } from '../../../app/cohorts/edit-cohort.ts';
import type { Deps } from '../../../app/deps.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import type { LocalText } from '../../../domain/language.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm } from '../form-body.ts';
import { type Faults, noFaults, rethrowUnless } from '../form-faults.ts';
import {
  type CohortForm,
  changeOf,
  emptyForm,
  formCopiedFrom,
  formOfCohort,
  newCohortOf,
  sentForm,
} from './cohort-form.ts';
import { cohortFaults } from './cohort-form-faults.ts';
import { cohortFormPage, type FormState } from './cohort-form-page.ts';
import { cohortFrame } from './cohort-frame.ts';

export function cohortFormRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/cohorts/new', requireAdministrator, (request, response) =>
    showNew(deps, request, response),
  );
  router.post('/cohorts', requireAdministrator, smallForm, (request, response) =>
    create(deps, request, response),
  );
  router
    .route('/cohorts/:id/edit')
    .get(requireAdministrator, (request, response) => showEdit(deps, request, response))
    .post(requireAdministrator, smallForm, (request, response) => save(deps, request, response));
  return router;
}

async function showNew(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const { from } = request.query;
  const earlier = typeof from === 'string' ? (await readCohort(deps, schoolId, from)).cohort : null;
  const form = earlier ? copied(deps, earlier) : emptyForm;
  const state = await newState(deps, schoolId, form, noFaults, earlier?.capabilities ?? []);
  send(request, response, { ...state, ...(earlier && { copiedFrom: earlier.name }) });
}

/** A survey that the server no longer has is not taken over. */
function copied(deps: Deps, earlier: Cohort): CohortForm {
  const form = formCopiedFrom(earlier);
  return deps.surveys.has(form.survey) ? form : { ...form, survey: '', forms: emptyForm.forms };
}

async function create(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const form = sentForm(request);
  const defaults = await defaultsFor(deps, schoolId, form);
  const input = newCohortOf(form, defaults.capabilities);
  const created = await createCohort(actingDeps(deps, response), schoolId, input).catch(
    rethrowUnless('invalid-input'),
  );
  if (!(created instanceof Problem)) return response.redirect(303, `/admin/cohorts/${created.id}`);
  const faults = cohortFaults(wordsFor(request), created, defaults.minimum);
  send(request, response, await newState(deps, schoolId, form, faults, []));
}

async function newState(
  deps: Deps,
  schoolId: string,
  form: CohortForm,
  faults: Faults,
  own: readonly LocalText[],
): Promise<FormState> {
  const defaults = await defaultsFor(deps, schoolId, form);
  return { form, faults, defaults, capabilities: offered(defaults, own, form), frame: null };
}

/** Of the survey that the form names, as far as there is one. */
function defaultsFor(deps: Deps, schoolId: string, { survey }: CohortForm) {
  return cohortDefaults(deps, schoolId, deps.surveys.has(survey) ? survey : undefined);
}

async function showEdit(deps: Deps, request: Request, response: Response): Promise<void> {
  const { cohort } = await readCohort(deps, accessOf(response).schoolId, String(request.params.id));
  const state = await editState(deps, request, cohort, formOfCohort(cohort), noFaults);
  send(request, response, { ...state, saved: request.query.saved === '1' });
}

async function save(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const { cohort } = await readCohort(deps, schoolId, String(request.params.id));
  const form = sentForm(request);
  const { capabilities } = await defaultsOf(deps, cohort);
  const input = changeOf(form, [...cohort.capabilities, ...capabilities]);
  const saved = await editCohort(actingDeps(deps, response), schoolId, cohort.id, input).catch(
    rethrowUnless('invalid-input'),
  );
  if (!(saved instanceof Problem)) {
    return response.redirect(303, `/admin/cohorts/${cohort.id}/edit?saved=1`);
  }
  const faults = cohortFaults(wordsFor(request), saved, cohort.schoolMinimum);
  send(request, response, await editState(deps, request, cohort, form, faults));
}

async function editState(
  deps: Deps,
  request: Request,
  cohort: Cohort,
  form: CohortForm,
  faults: Faults,
): Promise<FormState> {
  const defaults = await defaultsOf(deps, cohort);
  return {
    form,
    faults,
    defaults,
    capabilities: offered(defaults, cohort.capabilities, form),
    frame: cohortFrame(requestLanguage(request), cohort, 'edit', true),
    settled: await settledOf(deps, cohort.schoolId, cohort.id),
  };
}

/** The survey of a class never changes, even where the server has a newer version. */
async function defaultsOf(deps: Deps, cohort: Cohort): Promise<CohortDefaults> {
  const known = deps.surveys.has(cohort.survey.id) ? cohort.survey.id : undefined;
  const defaults = await cohortDefaults(deps, cohort.schoolId, known);
  return { ...defaults, survey: cohort.survey };
}

/** What the class has, then the usual list and what the form has besides, each once. */
function offered(
  { capabilities }: CohortDefaults,
  own: readonly LocalText[],
  form: CohortForm,
): readonly LocalText[] {
  const sent = (form.capabilities ?? []).map((name) => ({ 'zh-CN': name, en: name }));
  const all = [...own, ...capabilities, ...sent];
  return all.filter(
    (text, index) => all.findIndex((other) => other['zh-CN'] === text['zh-CN']) === index,
  );
}

function send(request: Request, response: Response, state: FormState): void {
  const status = state.faults === noFaults ? 200 : 422;
  const model = cohortFormPage(requestLanguage(request), state);
  sendAdminPage(request, response, 'cohorts/cohort-form', model, status);
}
