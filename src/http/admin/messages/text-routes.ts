/** The words of the messages, in the class's own way. */
import type { Request, Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { changeText, type MessageText, resetText } from '../../../app/messages/message-settings.ts';
import { textOf } from '../../../app/messages/message-texts.ts';
import { readMessages } from '../../../app/messages/messages.ts';
import { isMessageKind, type MessageKind } from '../../../domain/messages/message-kind.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { type AdminModel, sendAdminPage, wordsFor } from '../admin-page.ts';
import { type CohortFrame, cohortFrame } from '../cohorts/cohort-frame.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { largeForm, textField } from '../form-body.ts';
import { type Faults, noFaults, rethrowUnless } from '../form-faults.ts';
import { messageFaults, readTextForm } from './message-forms.ts';

type TextRequest = Request<{ id: string; kind: string }>;

interface TextPage extends AdminModel {
  readonly frame: CohortFrame;
  readonly heading: string;
  readonly address: string;
  readonly text: MessageText;
  readonly changed: boolean;
  readonly faults: Faults;
}

export function textRoutes(router: Router, deps: Deps): void {
  const address = '/cohorts/:id/messages/texts/:kind';
  router.get(address, requireAdministrator, (request: TextRequest, response: Response) =>
    showText(deps, request, response, null, noFaults),
  );
  router.post(address, requireAdministrator, largeForm, (request: TextRequest, response) =>
    saveText(deps, request, response),
  );
}

async function showText(
  deps: Deps,
  request: TextRequest,
  response: Response,
  typed: MessageText | null,
  faults: Faults,
): Promise<void> {
  const kind = kindOf(request);
  const { id } = request.params;
  const { status, settings } = await readMessages(deps, accessOf(response).schoolId, id, false);
  const t = wordsFor(request);
  const frame = cohortFrame(requestLanguage(request), status.cohort, 'messages', true);
  const heading = t('messages:texts.pageTitle', { kind: t(`messages:kind.${kind}`) });
  const model: TextPage = {
    title: `${heading} · ${status.cohort.name}`,
    simulated: status.cohort.simulated,
    styles: ['console.css', 'console-messages.css'],
    frame,
    heading,
    address: `${frame.address}/messages/texts/${kind}`,
    text: typed ?? textOf(settings, kind),
    changed: settings.texts[kind] !== undefined,
    faults,
  };
  sendAdminPage(request, response, 'messages/text', model, faults === noFaults ? 200 : 422);
}

async function saveText(deps: Deps, request: TextRequest, response: Response): Promise<void> {
  const kind = kindOf(request);
  const { id } = request.params;
  const acting = actingDeps(deps, response);
  const { schoolId } = accessOf(response);
  const back = `/admin/cohorts/${id}/messages?done=`;
  if (textField(request, 'reset') !== '') {
    await resetText(acting, schoolId, id, kind);
    return response.redirect(303, `${back}text-reset#texts`);
  }
  const typed = readTextForm(request);
  const refused = await changeText(acting, schoolId, id, kind, typed).catch(
    rethrowUnless('invalid-input'),
  );
  if (!(refused instanceof Problem)) return response.redirect(303, `${back}text#texts`);
  await showText(deps, request, response, typed, messageFaults(request, refused));
}

function kindOf({ params }: TextRequest): MessageKind {
  if (!isMessageKind(params.kind)) throw new Problem('not-found');
  return params.kind;
}
