/** Reminders: what goes out, to how many, and what waits. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { changeSchedule } from '../../../app/messages/message-settings.ts';
import { readMessages, sendAgain } from '../../../app/messages/messages.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm } from '../form-body.ts';
import { rethrowUnless } from '../form-faults.ts';
import { messageFaults, readScheduleForm, scheduleInputOf } from './message-forms.ts';
import { type MessagesView, messagesPage } from './messages-page.ts';
import { robotRoutes } from './robot-routes.ts';
import { sendRoutes } from './send-routes.ts';
import { textRoutes } from './text-routes.ts';

type ClassRequest = Request<{ id: string }>;

export function messageRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/cohorts/:id/messages', (request, response) =>
    showMessages(deps, request, response, {}),
  );
  router.post(
    '/cohorts/:id/messages/schedule',
    requireAdministrator,
    smallForm,
    (request: ClassRequest, response: Response) => saveSchedule(deps, request, response),
  );
  router.post(
    '/cohorts/:id/messages/:message/again',
    requireAdministrator,
    (request: Request<{ id: string; message: string }>, response: Response) =>
      repeatUnclear(deps, request, response),
  );
  sendRoutes(router, deps);
  textRoutes(router, deps);
  robotRoutes(router, deps);
  return router;
}

type Shown = Pick<MessagesView, 'forms' | 'robotTrouble'>;

/** The page with what was refused, or with what has just been done. */
export async function showMessages(
  deps: Deps,
  request: ClassRequest,
  response: Response,
  shown: Shown,
): Promise<void> {
  const { schoolId, role } = accessOf(response);
  const mayChange = role === 'administrator';
  const messages = await readMessages(deps, schoolId, request.params.id, mayChange);
  const model = messagesPage(requestLanguage(request), messages, {
    baseUrl: deps.baseUrl,
    now: deps.now(),
    mayChange,
    note: noteOf(request),
    ...shown,
  });
  const refused = shown.forms !== undefined || Boolean(shown.robotTrouble);
  sendAdminPage(request, response, 'messages/messages', model, refused ? 422 : 200);
}

const notes = {
  planned: 'messages:send.planned',
  already: 'messages:send.already',
  schedule: 'messages:schedule.saved',
  robot: 'messages:robot.saved',
  'robot-removed': 'messages:robot.removed',
  tested: 'messages:robot.tested',
  again: 'messages:rounds.wasAgain',
  text: 'messages:texts.saved',
  'text-reset': 'messages:texts.wasReset',
} as const;

function noteOf(request: ClassRequest): string | null {
  const t = wordsFor(request);
  const done = String(request.query.done ?? '');
  return Object.hasOwn(notes, done) ? t(notes[done as keyof typeof notes]) : null;
}

async function saveSchedule(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const form = readScheduleForm(request);
  const { id } = request.params;
  const acting = actingDeps(deps, response);
  const { schoolId } = accessOf(response);
  const refused = await changeSchedule(acting, schoolId, id, scheduleInputOf(form)).catch(
    rethrowUnless('invalid-input'),
  );
  if (!(refused instanceof Problem)) {
    return response.redirect(303, `/admin/cohorts/${id}/messages?done=schedule`);
  }
  const schedule = { ...form, faults: messageFaults(request, refused) };
  await showMessages(deps, request, response, { forms: { schedule } });
}

async function repeatUnclear(
  deps: Deps,
  request: Request<{ id: string; message: string }>,
  response: Response,
): Promise<void> {
  const { id, message } = request.params;
  const acting = actingDeps(deps, response);
  // How many they are is said nowhere: of those who have not answered it could tell of a person.
  await sendAgain(acting, accessOf(response).schoolId, id, message);
  response.redirect(303, `/admin/cohorts/${id}/messages?done=again`);
}
