/** `/join/CODE`: the classroom's one QR code, where a participant picks up a personal link. */
import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { Deps } from '../../app/deps.ts';
import { type JoinInput, joinCohort, openJoin } from '../../app/join-cohort.ts';
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
    .post(readForm, (req: JoinRequest, res: Response) => join(deps, req, res))
    .all(methodNotAllowed('GET, HEAD, POST'));
  router.post('/join/:code', joinRefusal(deps));
  return router;
}

async function showJoin(deps: Deps, req: JoinRequest, res: Response): Promise<void> {
  const { code } = req.params;
  const joining = await openJoin(deps, code);
  sendPage(res, 'participant/join', joinPage({ code, joining }, requestLanguage(req)));
}

async function join(deps: Deps, req: JoinRequest, res: Response): Promise<void> {
  const { code } = req.params;
  const input = joinInput(formFields(req));
  const joined = await joinCohort(deps, code, input);
  const lang = requestLanguage(req);
  if (joined.kind === 'choose') {
    const state = {
      code,
      joining: await openJoin(deps, code),
      ...shown(input),
      candidates: joined.candidates,
    };
    return sendPage(res, 'participant/join', joinPage(state, lang));
  }
  const query = lang === browserLanguage(req) ? '' : `?lang=${lang}`;
  res.redirect(303, `/s/${encodeURIComponent(joined.token)}${query}`);
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
  };
}

function shown({
  name,
  recoveryCode = '',
}: {
  readonly name: string;
  readonly recoveryCode?: string | undefined;
}) {
  return { name, recoveryCode };
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
    const { code } = req.params;
    const lang = requestLanguage(req);
    const { name = '', recoveryCode = '' } = formFields(req);
    const state: JoinState = {
      code,
      joining: await openJoin(deps, code),
      name,
      recoveryCode,
      ...saidOnForm(error, lang),
    };
    sendPage(res, 'participant/join', joinPage(state, lang), problemStatus[error.code]);
  };
}

/** Beside its field where a field is at fault, else above the form. */
function saidOnForm(problem: Problem, lang: Language): Pick<JoinState, 'faults' | 'refusal'> {
  const t = wordsIn(lang);
  if (problem.code === 'name-not-on-list')
    return { faults: { name: t('problems:name-not-on-list.remedy') } };
  const faults = Object.fromEntries(
    problem.faults.map(({ path, code }) => [path, t(`survey:join.fault.${faultKey(path, code)}`)]),
  );
  if (Object.keys(faults).length > 0) return { faults };
  const said = (part: string): string => t(`problems:${problem.code}.${part}`, problem.params);
  return {
    refusal: {
      title: said('title'),
      remedy: `${said('text')}${lang === 'en' ? ' ' : ''}${said('remedy')}`,
    },
  };
}

function faultKey(path: string, code: string): string {
  if (path === 'name') return code === 'too-long' || code === 'too-big' ? 'name-too-long' : 'name';
  return path === 'recoveryCode' ? 'recoveryCode' : 'choice';
}
