/** A refused form as a page that says what to do and keeps what was filled in. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Deps } from '../../app/deps.ts';
import { begunField } from '../../app/participation/completion-time.ts';
import { openVisit } from '../../app/participation/participant-visit.ts';
import { isOccasionKind } from '../../domain/instrument/survey.ts';
import { Problem } from '../../domain/problem.ts';
import { sendPage } from '../render-page.ts';
import { requestLanguage } from '../request-language.ts';
import { closedPage, submittedPage } from '../view-models/participant-closed.ts';
import { surveyPage } from '../view-models/participant-survey.ts';
import { type Fields, formFields } from './form-fields.ts';

export function surveyRefusal(deps: Deps): ErrorRequestHandler<{ token: string }> {
  return async (error, req, res, next) => {
    if (!(error instanceof Problem) || !pageOf.has(error.code)) return next(error);
    res.set('Cache-Control', 'no-store');
    // A script that saves a draft reads the status alone.
    if (req.get('X-Draft') !== undefined) return next(error);
    await sendRefusal(deps, error, req, res);
  };
}

const pageOf = new Map([
  ['incomplete-answers', 422],
  ['not-open', 403],
  ['already-submitted', 409],
]);

async function sendRefusal(
  deps: Deps,
  problem: Problem,
  req: Request<{ token: string }>,
  res: Response,
) {
  const { token } = req.params;
  const lang = requestLanguage(req);
  const fields = formFields(req);
  const kind = isOccasionKind(fields.occasion) ? fields.occasion : null;
  const visit = await openVisit(deps, token);
  const status = pageOf.get(problem.code) ?? 422;
  if (problem.code === 'already-submitted') {
    const page = submittedPage(visit, token, lang, fields.draft !== undefined);
    return sendPage(res, 'participant/closed', page, status);
  }
  const asked = kind ?? visit.current;
  if (problem.code === 'not-open' || asked === null) {
    return sendPage(res, 'participant/closed', closedPage(visit, token, lang, { kind }), 403);
  }
  const begun = fields[begunField] ?? '';
  const { faults } = problem;
  const state = { token, visit, kind: asked, answers: answersOf(fields), faults, begun };
  sendPage(res, 'participant/survey', surveyPage(state, lang), status);
}

function answersOf({
  occasion: _,
  lang: __,
  draft: ___,
  [begunField]: ____,
  ...answers
}: Fields): Fields {
  return answers;
}
