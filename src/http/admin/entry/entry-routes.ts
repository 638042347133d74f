/** Ways in and out: the set-up link of an empty server, one-time entry links, sign-out. */
import { type Request, type Response, Router } from 'express';
import {
  isSetupToken,
  redeemConsoleEntry,
  setupSchool,
} from '../../../app/accounts/console-entry.ts';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { accountStyles } from '../accounts/account-styles.ts';
import { accountFaults, fieldsOf, newAccountOf } from '../accounts/form-field.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { smallForm } from '../form-body.ts';
import { noFaults, rethrowUnless } from '../form-faults.ts';
import { joinRoutes } from '../members/join-routes.ts';
import { beginSession, sendSignedOut, signOut } from './console-session.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { welcome } from './welcome.ts';

export function entryRoutes(deps: Deps): Router {
  const router = Router();
  router.use(signInRoutes(deps), invitationRoutes(deps), joinRoutes(deps));
  router.get('/setup/:token', async (request, response) => {
    await requireSetupToken(deps, request.params.token);
    showSetup(request, response, {}, noFaults);
  });
  router.post('/setup/:token', smallForm, async (request, response) => {
    await requireSetupToken(deps, String(request.params.token));
    await setUp(deps, request, response);
  });
  router.get('/enter/:token', (request, response) => {
    const title = wordsFor(request)('console:enter.title');
    sendAdminPage(request, response, 'entry/enter', { title });
  });
  router.post('/enter/:token', (request, response) => enter(deps, request, response));
  router.post('/sign-out', async (request, response) => {
    await signOut(request);
    response.clearCookie('console', { path: '/admin' });
    response.redirect(303, '/admin');
  });
  return router;
}

/** A spent or unknown set-up link is as if it had never been. */
async function requireSetupToken(deps: Deps, token: string): Promise<void> {
  if (!(await isSetupToken(deps, token))) throw new Problem('not-found');
}

async function setUp(deps: Deps, request: Request, response: Response): Promise<void> {
  const input = newAccountOf(request);
  const accountId = await setupSchool(deps, String(request.params.token), input).catch(
    rethrowUnless('invalid-input', 'name-taken'),
  );
  if (accountId instanceof Problem)
    return showSetup(request, response, input, accountFaults(request, accountId));
  await welcome(deps, request, response, accountId, input.login);
}

async function enter(deps: Deps, request: Request, response: Response): Promise<void> {
  const access = await redeemConsoleEntry(deps, String(request.params.token)).catch(
    rethrowUnless('unauthenticated'),
  );
  if (access instanceof Problem) return sendSignedOut(deps, request, response);
  const { schoolId, role } = access;
  await beginSession(request, { entered: { schoolId, role } });
  response.redirect(303, '/admin/account');
}

function showSetup(
  request: Request,
  response: Response,
  values: Readonly<Record<string, string>>,
  faults: Readonly<Record<string, string>>,
): void {
  const t = wordsFor(request);
  const names = ['name', 'person', 'login', 'ownPassword', 'passwordAgain'] as const;
  const page = {
    title: t('accounts:setup.title'),
    styles: accountStyles,
    fields: fieldsOf(t, names, values, faults),
  };
  sendAdminPage(request, response, 'entry/setup', page, faults === noFaults ? 200 : 422);
}
