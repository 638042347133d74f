/** The improvement plan, edited in place. */
import { type Request, type Response, Router } from 'express';
import { readCohort } from '../../../app/cohorts/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import { readPlan, resetPlan, savePlan } from '../../../app/results/edit-plan.ts';
import { Problem } from '../../../domain/problem.ts';
import { faultSentence } from '../../../domain/wording/fault-sentence.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm, textField } from '../form-body.ts';
import { type Faults, rethrowUnless } from '../form-faults.ts';
import { chosenOccasion, namedOccasion } from './chosen-occasion.ts';
import { fieldOfFault, type PostedPlan, planForm, postedPlan } from './plan-form.ts';
import { type PlanPageState, planPage } from './plan-page.ts';

export function planRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/cohorts/:id/plan', (request, response) => showPlan(deps, request, response));
  router.post('/cohorts/:id/plan', requireAdministrator, planForm, (request, response) =>
    changePlan(deps, request, response),
  );
  router.post('/cohorts/:id/plan/reset', requireAdministrator, smallForm, (request, response) =>
    goBack(deps, request, response),
  );
  return router;
}

async function showPlan(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId, role } = accessOf(response);
  const status = await readCohort(deps, schoolId, String(request.params.id));
  const kind = await chosenOccasion(deps, request, status);
  const standing = await readPlan(deps, schoolId, status.cohort.id, kind);
  const state = { mayEdit: role === 'administrator', saved: request.query.saved !== undefined };
  sendAdminPage(
    request,
    response,
    'results/plan',
    planPage(requestLanguage(request), standing, state),
  );
}

async function changePlan(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const [id, kind, posted] = [
    String(request.params.id),
    namedOccasion(request),
    postedPlan(request),
  ];
  const standing = await readPlan(deps, schoolId, id, kind);
  const lang = requestLanguage(request);
  const acting = actingDeps(deps, response);
  const refusal = await savePlan(acting, standing, posted.input, posted.step, lang).catch(
    rethrowUnless('invalid-input', 'conflict'),
  );
  if (!refusal) return response.redirect(303, addressAfter(id, kind, posted));
  // Read again: what somebody else saved meanwhile is shown beside what was refused.
  const now = await readPlan(deps, schoolId, id, kind);
  const state = refusedState(request, posted, refusal);
  const status = refusal.code === 'conflict' ? 409 : 422;
  sendAdminPage(request, response, 'results/plan', planPage(lang, now, state), status);
}

function refusedState(request: Request, posted: PostedPlan, refusal: Problem): PlanPageState {
  const t = wordsFor(request);
  const faults: Faults = Object.fromEntries(
    refusal.faults.map((fault) => {
      const field = fieldOfFault(posted, fault);
      const path = t(`plan:${field.split('.')[0]}`, { defaultValue: fault.path });
      return [field, faultSentence({ ...fault, path }, t)];
    }),
  );
  const { input, own } = posted;
  return { mayEdit: true, refused: { input, own, faults, conflict: refusal.code === 'conflict' } };
}

function addressAfter(id: string, kind: string, { step }: PostedPlan): string {
  const place = 'id' in step ? `#a-${encodeURIComponent(step.id)}` : '#plan';
  return `/admin/cohorts/${id}/plan?occasion=${kind}&saved=1${place}`;
}

async function goBack(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const [id, kind] = [String(request.params.id), namedOccasion(request)];
  const standing = await readPlan(deps, schoolId, id, kind);
  const revision = Number(textField(request, 'revision'));
  if (!Number.isInteger(revision)) throw new Problem('conflict');
  await resetPlan(actingDeps(deps, response), standing, revision);
  response.redirect(303, `/admin/cohorts/${id}/plan?occasion=${kind}#plan`);
}
