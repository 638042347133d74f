/** Signing in: login and password, then the code of the second factor where the account has one. */
import { type Request, type Response, Router } from 'express';
import { loginKeyOf, pendingAccount } from '../../../app/accounts/accounts.ts';
import { nobodysHash } from '../../../app/accounts/password-hash.ts';
import { confirmFactor, type SignIn, signInByPassword } from '../../../app/accounts/sign-in.ts';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { accountStyles } from '../accounts/account-styles.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { smallForm, textField } from '../form-body.ts';
import { rethrowUnless } from '../form-faults.ts';
import { beginSession, visitorOf } from './console-session.ts';
import { deviceOf, rememberDevice } from './device-cookie.ts';
import { pageOfConsole, secondsUntil, sendSignIn, waitInWords } from './sign-in-page.ts';

const codeMinutes = 10;

export function signInRoutes(deps: Deps): Router {
  // Made now, so that the first unknown login is not told by the time that this takes.
  void nobodysHash();
  const router = Router();
  router.get('/sign-in', async (request, response) => {
    const next = pageOfConsole(String(request.query.next ?? ''));
    if (await visitorOf(deps, request)) return response.redirect(303, next);
    await sendSignIn(deps, request, response, { next, status: 200 });
  });
  router.post('/sign-in', smallForm, (request, response) => tryPassword(deps, request, response));
  router.get('/sign-in/code', async (request, response) => {
    if (!(await awaited(deps, request))) return response.redirect(303, '/admin/sign-in');
    sendCodePage(request, response, '', 200);
  });
  router.post('/sign-in/code', smallForm, (request, response) => tryCode(deps, request, response));
  return router;
}

async function tryPassword(deps: Deps, request: Request, response: Response): Promise<void> {
  const login = textField(request, 'login');
  const next = pageOfConsole(textField(request, 'next'));
  const device = deviceOf(deps, request, loginKeyOf(login));
  const password = textField(request, 'password');
  const result = await signInByPassword(deps, { login, password, device }).catch(
    rethrowUnless('too-many-attempts'),
  );
  if (result instanceof Problem) {
    const fault = wordsFor(request)('accounts:signIn.busy');
    return sendSignIn(deps, request, response, { next, login, fault, status: 429 });
  }
  if (result.outcome === 'in') return letIn(deps, request, response, { ...result, next });
  if (result.outcome === 'code') return askCode(deps, request, response, result.accountId, next);
  const { fault, status } = refusalOf(deps, request, response, result, 'accounts:signIn.wrong');
  await sendSignIn(deps, request, response, { next, login, fault, status });
}

async function tryCode(deps: Deps, request: Request, response: Response): Promise<void> {
  const pending = await awaited(deps, request);
  if (!pending) return response.redirect(303, '/admin/sign-in');
  const { account, next } = pending;
  const device = deviceOf(deps, request, account.login_key);
  const result = await confirmFactor(deps, account, textField(request, 'code'), device);
  if (result.outcome === 'in') return letIn(deps, request, response, { ...result, next });
  const { fault, status } = refusalOf(deps, request, response, result, 'accounts:code.wrong');
  sendCodePage(request, response, fault, status);
}

/** The password was right: a session that opens nothing but the page for the code. */
export async function askCode(
  deps: Deps,
  request: Request,
  response: Response,
  accountId: string,
  next: string,
): Promise<void> {
  const until = deps.now().add({ minutes: codeMinutes }).toString();
  await beginSession(request, { pending: { accountId, until, next } });
  response.redirect(303, '/admin/sign-in/code');
}

export async function letIn(
  deps: Deps,
  request: Request,
  response: Response,
  {
    accountId,
    loginKey,
    next,
  }: { readonly accountId: string; readonly loginKey: string; readonly next: string },
): Promise<void> {
  await beginSession(request, { accountId });
  rememberDevice(deps, response, loginKey);
  response.redirect(303, next);
}

async function awaited(deps: Deps, request: Request) {
  const { pending } = request.session;
  if (!pending || Date.parse(pending.until) < deps.now().epochMilliseconds) return null;
  const account = await pendingAccount(deps, pending.accountId);
  return account && { account, next: pending.next };
}

/** 401 for what was wrong, 429 with the time to wait for what was not even tried. */
function refusalOf(
  deps: Deps,
  request: Request,
  response: Response,
  result: Extract<SignIn, { readonly outcome: 'wrong' | 'wait' }>,
  wrong: 'accounts:signIn.wrong' | 'accounts:code.wrong',
): { readonly fault: string; readonly status: number } {
  const t = wordsFor(request);
  if (result.outcome === 'wrong') return { fault: t(wrong), status: 401 };
  response.set('Retry-After', String(secondsUntil(deps, result.until)));
  const wait = waitInWords(request, deps, result.until);
  return { fault: t('accounts:signIn.wait', { wait }), status: 429 };
}

function sendCodePage(request: Request, response: Response, fault: string, status: number): void {
  const title = wordsFor(request)('accounts:code.title');
  const page = { title, styles: accountStyles, fault };
  sendAdminPage(request, response, 'entry/code', page, status);
}
