/** `/join/CODE`: the classroom's one QR code, where a participant picks up a personal link. */
import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { Deps } from '../../app/deps.ts';
import {
  type Candidate,
  type JoinInput,
  joinCohort,
  openJoin,
} from '../../app/participation/join-cohort.ts';
import type { Language } from '../../domain/language.ts';
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import { wordsIn } from '../../domain/wording/words.ts';
import { problemStatus } from '../problem-status.ts';
import { sendPage } from '../render-page.ts';
import { browserLanguage, requestLanguage } from '../request-language.ts';
import { methodNotAllowed } from '../security/method-not-allowed.ts';
import { type JoinState, joinPage } from '../view-models/participant-join.ts';
import { type Fields, formFields, readForm, unprintableFaults } from './form-fields.ts';

type JoinRequest = Request<{ code: string }>;

export function joinPages(deps: Deps): Router {
  const router = Router();
  router
    .route('/join/:code')
    .get((req, res) => showJoin(deps, req, res))
    .post(...readForm, (req: JoinRequest, res: Response) => join(deps, req, res), joinRefusal(deps))
    .all(methodNotAllowed('GET, HEAD, POST'));
  return router;
}

async function showJoin(deps: Deps, req: JoinRequest, res: Response): Promise<void> {
  const { code } = req.params;
  const state = { code, joining: await openJoin(deps, code), number: deps.randomId() };
  sendPage(res, 'participant/join', joinPage(state, requestLanguage(req)));
}

async function join(deps: Deps, req: JoinRequest, res: Response): Promise<void> {
  const fields = formFields(req);
  const joined = await joinCohort(deps, req.params.code, joinInput(fields));
  if (joined.kind === 'choose') return showCandidates(deps, req, res, joined.candidates);
  const lang = requestLanguage(req);
  const query = lang === browserLanguage(req) ? '' : `?lang=${lang}`;
  res.redirect(303, `/s/${encodeURIComponent(joined.token)}${query}`);
}

async function showCandidates(
  deps: Deps,
  req: JoinRequest,
  res: Response,
  candidates: readonly Candidate[],
): Promise<void> {
  const fields = formFields(req);
  const lang = requestLanguage(req);
  // Sent from the page with the candidates, but without one of them.
  const unchosen = fields.choosing !== undefined;
  const faults = unchosen ? { choice: wordsIn(lang)('survey:join.fault.choice') } : {};
  const state = { ...(await sentState(deps, req, fields)), candidates, faults };
  sendPage(res, 'participant/join', joinPage(state, lang), unchosen ? 422 : 200);
}

/** The page as it was sent. */
async function sentState(deps: Deps, req: JoinRequest, fields: Fields): Promise<JoinState> {
  const { code } = req.params;
  const { name = '', recoveryCode = '', page = '' } = fields;
  const number = page || deps.randomId();
  return { code, joining: await openJoin(deps, code), number, name, recoveryCode };
}

/** Refuses `invalid-input`; empty fields count as not given. */
function joinInput(fields: Fields): JoinInput {
  const faults = unprintableFaults(fields);
  if (faults.length > 0) throw new Problem('invalid-input', {}, faults);
  const given = (name: string): string | undefined => fields[name]?.trim() || undefined;
  return {
    name: given('name') ?? '',
    recoveryCode: given('recoveryCode'),
    choice: given('choice'),
    page: given('page'),
  };
}

const shownOnPage: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'invalid-input',
  'name-not-on-list',
  'link-already-picked-up',
  'too-many-attempts',
]);

function joinRefusal(deps: Deps): ErrorRequestHandler<{ code: string }> {
  return async (error, req, res, next) => {
    if (!(error instanceof Problem) || !shownOnPage.has(error.code)) return next(error);
    const lang = requestLanguage(req);
    const sent = await sentState(deps, req, formFields(req));
    const state = { ...sent, ...saidOnForm(error, lang) };
    sendPage(res, 'participant/join', joinPage(state, lang), problemStatus[error.code]);
  };
}

/** Beside its field where a field is at fault, else above the form. */
function saidOnForm(problem: Problem, lang: Language): Pick<JoinState, 'faults' | 'refusal'> {
  const t = wordsIn(lang);
  const said = (part: string): string => t(`problems:${problem.code}.${part}`, problem.params);
  const explained = `${said('text')}${lang === 'en' ? ' ' : ''}${said('remedy')}`;
  if (problem.code === 'name-not-on-list') return { faults: { name: explained } };
  const faults = Object.fromEntries(
    problem.faults.map(({ path, code }) => [path, t(`survey:join.fault.${faultKey(path, code)}`)]),
  );
  if (Object.keys(faults).length > 0) return { faults };
  return { refusal: { title: said('title'), remedy: explained } };
}

function faultKey(path: string, code: string): string {
  if (path === 'name') return code === 'too-long' ? 'name-too-long' : 'name';
  return path === 'recoveryCode' ? 'recoveryCode' : 'choice';
}
