/** What a participant's link shows. GET changes nothing: mail scanners and chat previews open links too. */
import { type Request, type Response, Router } from 'express';
import { followupIcs } from '../../app/cohorts/hand-out.ts';
import type { Deps } from '../../app/deps.ts';
import { begunOf } from '../../app/participation/completion-time.ts';
import { openVisit, type Visit } from '../../app/participation/participant-visit.ts';
import { readProfile } from '../../app/participation/read-profile.ts';
import { occasionOf } from '../../domain/collection/cohort.ts';
import { isOccasionKind, type OccasionKind } from '../../domain/instrument/survey.ts';
import type { Language } from '../../domain/language.ts';
import { Problem } from '../../domain/problem.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import { attachment } from '../content-disposition.ts';
import { sendPage } from '../render-page.ts';
import { requestLanguage } from '../request-language.ts';
import { methodNotAllowed } from '../security/method-not-allowed.ts';
import { closedPage } from '../view-models/participant-closed.ts';
import { type ReceiptPage, receiptPage } from '../view-models/participant-receipt.ts';
import { surveyPage } from '../view-models/participant-survey.ts';
import { minutesNeeded } from '../view-models/participant-text.ts';

export function surveyPages(deps: Deps): Router {
  const router = Router();
  router
    .route('/s/:token')
    .get((req, res) => showLink(deps, req, res))
    .all(methodNotAllowed('GET, HEAD, POST'));
  router
    .route('/s/:token/receipt/:kind')
    .get((req, res) => showReceipt(deps, req, res))
    .all(methodNotAllowed('GET, HEAD'));
  router
    .route('/s/:token/followup.ics')
    .get((req, res) => sendCalendar(deps, req, res))
    .all(methodNotAllowed('GET, HEAD'));
  return router;
}

async function showLink(deps: Deps, req: Request<{ token: string }>, res: Response): Promise<void> {
  const { token } = req.params;
  const lang = requestLanguage(req);
  const visit = await openVisit(deps, token);
  const kind = visit.current;
  if (kind !== null) {
    const begun = begunOf(deps, visit);
    const state = { token, visit, kind, answers: visit.draft, faults: [], begun };
    return sendPage(res, 'participant/survey', surveyPage(state, lang));
  }
  if (visit.occasions.every(({ submitted }) => submitted)) {
    const last = visit.occasions.at(-1)?.kind ?? 'end';
    return sendPage(res, 'participant/receipt', await receiptOf(deps, token, last, lang, visit));
  }
  sendPage(res, 'participant/closed', closedPage(visit, token, lang, null), 403);
}

/** Refuses `not-found` where this occasion has no response. */
async function showReceipt(
  deps: Deps,
  req: Request<{ token: string; kind: string }>,
  res: Response,
): Promise<void> {
  const { token, kind } = req.params;
  if (!isOccasionKind(kind)) throw new Problem('not-found');
  const visit = await openVisit(deps, token);
  sendPage(
    res,
    'participant/receipt',
    await receiptOf(deps, token, kind, requestLanguage(req), visit),
  );
}

/** The day of the follow-up with the person's own link, for their own calendar. Refuses `unknown-link`. */
async function sendCalendar(
  deps: Deps,
  req: Request<{ token: string }>,
  res: Response,
): Promise<void> {
  const { token } = req.params;
  const { cohort } = await openVisit(deps, token);
  const form = occasionOf(cohort, 'followup')?.form ?? '';
  const minutes = minutesNeeded(cohort, 'followup', form);
  const link = `${deps.baseUrl}/s/${encodeURIComponent(token)}`;
  const ics = followupIcs(deps, cohort, requestLanguage(req), minutes, { kind: 'own', link });
  res
    .set('Content-Disposition', attachment(`${cohort.name}.ics`))
    .type('text/calendar')
    .send(ics);
}

async function receiptOf(
  deps: Deps,
  token: string,
  kind: OccasionKind,
  lang: Language,
  visit: Visit,
): Promise<ReceiptPage> {
  const t = wordsIn(lang);
  const profile = await readProfile(deps, token, kind);
  const other = profile.results ? 'other' : 'other-closed';
  const others = visit.occasions
    .filter((occasion) => occasion.submitted && occasion.kind !== kind)
    .map((occasion) => ({
      href: `/s/${encodeURIComponent(token)}/receipt/${occasion.kind}`,
      text: t(`survey:receipt.${other}`, { kind: t(`survey:kind.${occasion.kind}`) }),
    }));
  return { ...receiptPage(profile, token, lang), others };
}
