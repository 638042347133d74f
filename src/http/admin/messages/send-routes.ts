/** A round by hand: first a page that says to how many it goes, then once. */
import type { Request, Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import {
  type HandPlan,
  type HandRound,
  handRounds,
  prepareRound,
  sendRoundNow,
} from '../../../app/messages/messages.ts';
import { isOccasionKind, type OccasionKind } from '../../../domain/instrument/survey.ts';
import type { Language } from '../../../domain/language.ts';
import { Problem } from '../../../domain/problem.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { type AdminModel, sendAdminPage, wordsFor } from '../admin-page.ts';
import { type CohortFrame, cohortFrame } from '../cohorts/cohort-frame.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm, textField } from '../form-body.ts';
import { rethrowUnless } from '../form-faults.ts';

type ClassRequest = Request<{ id: string }>;

interface Asked {
  readonly occasion: OccasionKind;
  readonly what: HandRound;
}

interface SendPage extends AdminModel, Asked {
  readonly frame: CohortFrame;
  readonly sentences: readonly string[];
  readonly twice: string | null;
  readonly seen: number;
  readonly fault: string | null;
}

export function sendRoutes(router: Router, deps: Deps): void {
  const address = '/cohorts/:id/messages/send';
  router.get(address, requireAdministrator, (request: ClassRequest, response: Response) =>
    askFirst(deps, request, response, askedIn(request.query), null),
  );
  router.post(address, requireAdministrator, smallForm, (request: ClassRequest, response) =>
    send(deps, request, response),
  );
}

/** Problem not-found for what no page of ours asks for. */
function askedIn(fields: Readonly<Record<string, unknown>>): Asked {
  const { occasion, what } = fields;
  const wanted = handRounds.find((round) => round === what);
  if (!isOccasionKind(occasion) || !wanted) throw new Problem('not-found');
  return { occasion, what: wanted };
}

async function askFirst(
  deps: Deps,
  request: ClassRequest,
  response: Response,
  asked: Asked,
  fault: string | null,
): Promise<void> {
  const { schoolId } = accessOf(response);
  const plan = await prepareRound(deps, schoolId, request.params.id, asked.occasion);
  const model = sendPage(requestLanguage(request), plan, asked, deps.mail !== null, fault);
  sendAdminPage(request, response, 'messages/send', model, fault === null ? 200 : 422);
}

async function send(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const asked = askedIn(request.body as Record<string, unknown>);
  const { id } = request.params;
  const input = {
    ...asked,
    seen: Number(textField(request, 'seen') || 'NaN'),
    again: textField(request, 'again') !== '',
  };
  const acting = actingDeps(deps, response);
  const planned = await sendRoundNow(acting, accessOf(response).schoolId, id, input).catch(
    rethrowUnless('invalid-input'),
  );
  if (planned instanceof Problem) {
    const fault = wordsFor(request)('messages:send.againFault');
    return askFirst(deps, request, response, asked, fault);
  }
  const done = planned ? 'planned' : 'already';
  response.redirect(303, `/admin/cohorts/${id}/messages?done=${done}`);
}

function sendPage(
  lang: Language,
  { status, reachable, missing, today, robot }: HandPlan,
  asked: Asked,
  mayMail: boolean,
  fault: string | null,
): SendPage {
  const t = wordsIn(lang);
  const name = t(`messages:occasion.${asked.occasion}`);
  const { people, withAddress } = reachable;
  return {
    ...asked,
    title: `${t('messages:send.title')} · ${status.cohort.name}`,
    simulated: status.cohort.simulated,
    frame: cohortFrame(lang, status.cohort, 'messages', true),
    sentences: [
      t(`messages:send.${asked.what}`, { name, missing }),
      ...(withAddress > 0 ? [t('messages:send.mail', { people, withAddress })] : []),
      ...(robot
        ? [t('messages:send.robot', { channel: t(`messages:channel.${robot.kind}`) })]
        : []),
      ...(withAddress > 0 && !mayMail ? [t('messages:send.noMail')] : []),
    ],
    twice: today > 0 ? t('messages:send.twice', { count: today }) : null,
    seen: today,
    fault,
  };
}
