/** The robot of the class's chat group: set, tried out, removed. */
import type { Request, Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { readMessages } from '../../../app/messages/messages.ts';
import { removeRobot, setRobot, tryRobot } from '../../../app/messages/robots.ts';
import { Problem } from '../../../domain/problem.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm } from '../form-body.ts';
import { rethrowUnless } from '../form-faults.ts';
import { messageFaults, readRobotForm } from './message-forms.ts';
import { showMessages } from './message-routes.ts';

type ClassRequest = Request<{ id: string }>;

export function robotRoutes(router: Router, deps: Deps): void {
  const address = '/cohorts/:id/messages/robot';
  router.post(address, requireAdministrator, smallForm, (request: ClassRequest, response) =>
    saveRobot(deps, request, response),
  );
  router.post(`${address}/test`, requireAdministrator, (request: ClassRequest, response) =>
    testRobot(deps, request, response),
  );
  router.post(`${address}/remove`, requireAdministrator, (request: ClassRequest, response) =>
    takeAway(deps, request, response),
  );
}

async function saveRobot(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const { faults: _, ...typed } = readRobotForm(request);
  const { id } = request.params;
  const acting = actingDeps(deps, response);
  const refused = await setRobot(acting, accessOf(response).schoolId, id, typed).catch(
    rethrowUnless('invalid-input'),
  );
  if (!(refused instanceof Problem)) return response.redirect(303, robotPlace(id, 'robot'));
  const robot = { ...typed, faults: messageFaults(request, refused) };
  await showMessages(deps, request, response, { forms: { robot } });
}

async function testRobot(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const { id } = request.params;
  const { status, settings } = await readMessages(deps, schoolId, id, false);
  const words = wordsIn(settings.schedule.language);
  const text = words('messages:robot.testText', { class: status.cohort.name });
  const delivery = await tryRobot(deps, schoolId, id, text);
  if (delivery.outcome === 'sent') return response.redirect(303, robotPlace(id, 'tested'));
  const t = wordsFor(request);
  const reason = t(`messages:error.${delivery.reason}`);
  const robotTrouble = t('messages:robot.testFailed', { reason });
  await showMessages(deps, request, response, { robotTrouble });
}

async function takeAway(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const { id } = request.params;
  await removeRobot(actingDeps(deps, response), accessOf(response).schoolId, id);
  response.redirect(303, robotPlace(id, 'robot-removed'));
}

function robotPlace(id: string, done: string): string {
  return `/admin/cohorts/${id}/messages?done=${done}#robot`;
}
