/**
 * What a participant's form does: a draft with the draft button, else a complete submission. It is mounted
 * before compression, sessions and static files, since a whole class sends within the same minute.
 */
import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { Deps } from '../../app/deps.ts';
import { openVisit } from '../../app/participation/participant-visit.ts';
import { saveDraft } from '../../app/participation/save-draft.ts';
import { submitResponse } from '../../app/participation/submit-response.ts';
import { isOccasionKind, type OccasionKind } from '../../domain/instrument/survey.ts';
import { isLanguage } from '../../domain/language.ts';
import { Problem } from '../../domain/problem.ts';
import type { Metrics } from '../metrics.ts';
import { crossSiteCheck } from '../security/cross-site-check.ts';
import { securityHeaders } from '../security/security-headers.ts';
import { type Fields, formFields, readForm, unprintableFaults } from './form-fields.ts';
import { languageQuery, seeOther } from './see-other.ts';
import { surveyRefusal } from './survey-refusal.ts';

type LinkRequest = Request<{ token: string }>;

export function surveyPost(deps: Deps, metrics: Metrics): Router {
  const router = Router();
  router.post(
    '/s/:token',
    crossSiteCheck(deps.baseUrl),
    ...readForm,
    (req: LinkRequest, res: Response) => {
      const fields = formFields(req);
      if (fields.draft !== undefined) return keepDraft(deps, req, res, fields);
      return submit(deps, metrics, req, res, fields);
    },
    pageHeaders,
    surveyRefusal(deps),
  );
  return router;
}

/** Only a refusal is a page, so only it needs the headers of a page. */
const pageHeaders: ErrorRequestHandler<{ token: string }> = (error, req, res, next) =>
  securityHeaders(req as Request, res, () => next(error));

async function submit(
  deps: Deps,
  metrics: Metrics,
  req: LinkRequest,
  res: Response,
  fields: Fields,
) {
  const { token } = req.params;
  const kind = await occasionOf(deps, token, fields);
  const faults = unprintableFaults(fields);
  if (faults.length > 0) throw new Problem('incomplete-answers', {}, faults);
  const { repeated } = await submitResponse(deps, token, kind, fields);
  if (!repeated) metrics.countSubmission();
  toReceipt(req, res, kind);
}

/** Answers the page's script with nothing, and a person with the page again where they left off. */
async function keepDraft(deps: Deps, req: LinkRequest, res: Response, fields: Fields) {
  const { token } = req.params;
  const faults = unprintableFaults(fields);
  if (faults.length > 0) throw new Problem('incomplete-answers', {}, faults);
  const kind = await occasionOf(deps, token, fields);
  if (req.get('X-Draft') !== undefined) {
    await saveDraft(deps, token, kind, fields);
    res.status(204).set('Cache-Control', 'no-store').end();
    return;
  }
  if ((await saveUnlessSent(deps, token, kind, fields)) === 'sent') {
    return toReceipt(req, res, kind);
  }
  const page = `/s/${encodeURIComponent(token)}`;
  const { draft = '' } = fields;
  if (isLanguage(draft)) return seeOther(res, `${page}?lang=${draft}`);
  const step = /^\d{1,3}$/.test(draft) ? `#saved-${draft}` : '';
  seeOther(res, `${page}${languageQuery(req)}${step}`);
}

/** The same answers, already sent, are no draft any more and no loss; others stay `already-submitted`. */
async function saveUnlessSent(
  deps: Deps,
  token: string,
  kind: OccasionKind,
  fields: Fields,
): Promise<'saved' | 'sent'> {
  try {
    await saveDraft(deps, token, kind, fields);
    return 'saved';
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'already-submitted') throw error;
    // Stores nothing, since this occasion is answered.
    await submitResponse(deps, token, kind, fields);
    return 'sent';
  }
}

function toReceipt(req: LinkRequest, res: Response, kind: OccasionKind): void {
  const link = `/s/${encodeURIComponent(req.params.token)}`;
  seeOther(res, `${link}/receipt/${kind}${languageQuery(req)}`);
}

/** The page names its occasion, so that an old page never answers a newer one; refuses `not-open`. */
async function occasionOf(deps: Deps, token: string, fields: Fields): Promise<OccasionKind> {
  if (isOccasionKind(fields.occasion)) return fields.occasion;
  const { current } = await openVisit(deps, token);
  if (fields.occasion !== undefined || current === null) throw new Problem('not-open');
  return current;
}
