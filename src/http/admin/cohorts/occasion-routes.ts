/** An occasion is opened or closed by hand, with a reason that is asked for first, and goes by its days again. */
import { type Request, type Response, Router } from 'express';
import { reasonLine } from '../../../app/cohorts/cohort-input.ts';
import { type OccasionStatus, readCohort, setOccasion } from '../../../app/cohorts/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import type { Cohort } from '../../../domain/collection/cohort.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm, textField } from '../form-body.ts';
import { cohortFrame } from './cohort-frame.ts';
import { occasionView } from './occasion-view.ts';

const states = { open: 'open', close: 'closed' } as const;

interface Wanted {
  readonly cohort: Cohort;
  readonly occasion: OccasionStatus;
  readonly action: string;
}

export function occasionRoutes(deps: Deps): Router {
  const router = Router();
  router
    .route('/cohorts/:id/occasions/:kind/:action')
    .get(requireAdministrator, (request, response) => ask(deps, request, response))
    .post(requireAdministrator, smallForm, (request, response) => change(deps, request, response));
  return router;
}

async function ask(deps: Deps, request: Request, response: Response): Promise<void> {
  const wanted = await wantedOf(deps, request, response);
  if (!isForcing(wanted.action)) throw new Problem('not-found');
  showReason(request, response, wanted, { reason: '', fault: null });
}

async function change(deps: Deps, request: Request, response: Response): Promise<void> {
  const wanted = await wantedOf(deps, request, response);
  const { cohort, occasion, action } = wanted;
  const { opensOn, closesOn, kind } = occasion;
  const reason = textField(request, 'reason');
  if (isForcing(action) && !reasonLine.safeParse(reason).success) {
    const fault = wordsFor(request)('cohorts:fault.reason');
    return showReason(request, response, wanted, { reason, fault });
  }
  const input = isForcing(action) ? { state: states[action], reason } : { opensOn, closesOn };
  await setOccasion(actingDeps(deps, response), cohort.schoolId, cohort.id, kind, input);
  response.redirect(303, `/admin/cohorts/${cohort.id}#${kind}`);
}

function isForcing(action: string): action is keyof typeof states {
  return Object.hasOwn(states, action);
}

/** Refuses `not-found`, other occasions and actions too. */
async function wantedOf(deps: Deps, request: Request, response: Response): Promise<Wanted> {
  const { id = '', kind, action = '' } = request.params as Record<string, string>;
  const { cohort, occasions } = await readCohort(deps, accessOf(response).schoolId, id);
  const occasion = occasions.find((each) => each.kind === kind);
  if (!occasion || !(isForcing(action) || action === 'calendar')) throw new Problem('not-found');
  return { cohort, occasion, action };
}

function showReason(
  request: Request,
  response: Response,
  { cohort, occasion, action }: Wanted,
  { reason, fault }: { readonly reason: string; readonly fault: string | null },
): void {
  const t = wordsFor(request);
  const lang = requestLanguage(request);
  const view = occasionView(lang, occasion);
  const said = action === 'close' ? 'closing' : 'opening';
  const left = view.notStarted + view.drafts;
  const { drafts, name } = view;
  const title = t(`cohorts:${said}.title`, { name });
  sendAdminPage(
    request,
    response,
    'cohorts/occasion-reason',
    {
      title,
      simulated: cohort.simulated,
      styles: ['console.css', 'console-class.css'],
      frame: cohortFrame(lang, cohort, 'overview', true),
      question: title,
      text: t(`cohorts:${said}.text`),
      left:
        said === 'closing' && left > 0 ? t('cohorts:closing.left', { count: left, drafts }) : '',
      submit: t(`cohorts:${said}.submit`),
      back: `/admin/cohorts/${cohort.id}#${occasion.kind}`,
      reason,
      fault,
    },
    fault ? 422 : 200,
  );
}
