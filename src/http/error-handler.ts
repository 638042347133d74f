/**
 * The one place where an error becomes an answer: a refusal as a page in the reader's language or, for
 * scripts, as problem+json; anything else is a bug, logged under the request's id and shown as nothing but that id.
 */
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import { faultSentence } from '../domain/wording/fault-sentence.ts';
import { type Words, wordsIn } from '../domain/wording/words.ts';
import { type Refusal, refusalOf } from './problem-status.ts';
import { type Page, sendPage } from './render-page.ts';
import { otherLanguage, requestLanguage } from './request-language.ts';
import { requestId } from './request-log.ts';

export interface ProblemPage extends Page {
  readonly text: string;
  readonly remedy: string;
  readonly faults: readonly string[];
  /** Given for bugs only, so that whoever runs the server finds the log line. */
  readonly requestId?: string;
  /** In the console there is a way back to its first page. */
  readonly isConsole: boolean;
}

export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error, req, res, next) => {
    if (res.headersSent) return next(error);
    const refusal = refusalOf(error);
    if (!refusal) log.error({ err: error, requestId: requestId(res) }, 'request failed');
    res.set('Cache-Control', 'no-store');
    if (refusal?.status === 401) res.set('WWW-Authenticate', 'Bearer');
    if (wantsJson(req)) sendProblemJson(req, res, refusal);
    else sendProblemPage(req, res, refusal);
  };
}

function sendProblemPage(req: Request, res: Response, refusal: Refusal | null): void {
  const lang = requestLanguage(req);
  const said = sayProblem(refusal, wordsIn(lang));
  const page: ProblemPage = {
    lang,
    ...said,
    faults: said.faults.map((fault) => fault.message),
    otherLanguage: `?lang=${otherLanguage(lang)}`,
    isConsole: req.originalUrl.startsWith('/admin'),
    ...(refusal ? {} : { requestId: requestId(res) }),
  };
  sendPage(res, 'errors/problem', page, refusal?.status ?? 500);
}

function sendProblemJson(req: Request, res: Response, refusal: Refusal | null): void {
  const { title, text, remedy, faults } = sayProblem(refusal, wordsIn(requestLanguage(req)));
  const status = refusal?.status ?? 500;
  const body = {
    type: 'about:blank',
    status,
    code: refusal?.problem.code ?? 'internal-error',
    title,
    detail: [text, remedy].filter(Boolean).join(' '),
    ...(faults.length > 0 ? { errors: faults } : {}),
    ...(refusal ? {} : { requestId: requestId(res) }),
  };
  res.status(status).type('application/problem+json').send(JSON.stringify(body));
}

function sayProblem(refusal: Refusal | null, t: Words) {
  const code = refusal?.problem.code ?? 'internal-error';
  const params = refusal?.problem.params ?? {};
  return {
    title: t(`problems:${code}.title`, params),
    text: t(`problems:${code}.text`, params),
    remedy: t(`problems:${code}.remedy`, params),
    faults: (refusal?.problem.faults ?? []).map((fault) => ({
      path: fault.path,
      code: fault.code,
      message: faultSentence(fault, t),
    })),
  };
}

function wantsJson(req: Request): boolean {
  return isApiPath(req) || req.accepts(['html', 'json']) === 'json';
}

function isApiPath(req: Request): boolean {
  return /^\/api(?:[/?]|$)/.test(req.originalUrl);
}
