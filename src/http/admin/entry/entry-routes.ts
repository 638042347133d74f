/** Ways in and out: the set-up link of an empty server, one-time entry links, sign-out. */
import { type Request, type Response, Router } from 'express';
import { isSetupToken, redeemConsoleEntry, setupSchool } from '../../../app/console-entry.ts';
import type { Deps } from '../../../app/deps.ts';
import { createToken } from '../../../app/school.ts';
import { Problem } from '../../../domain/problem.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { smallForm, textField } from '../form-body.ts';
import { faultsByField, noFaults, rethrowUnless } from '../form-faults.ts';
import { sendSignedOut, signIn, signOut } from './console-session.ts';

export function entryRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/setup/:token', async (request, response) => {
    await requireSetupToken(deps, request.params.token);
    showSetup(request, response, '', noFaults);
  });
  router.post('/setup/:token', smallForm, async (request, response) => {
    await requireSetupToken(deps, request.params.token);
    await setUp(deps, request, response);
  });
  router.get('/enter/:token', (request, response) => {
    const title = wordsFor(request)('console:enter.title');
    sendAdminPage(request, response, 'entry/enter', { title });
  });
  router.post('/enter/:token', async (request, response) => {
    const access = await redeemConsoleEntry(deps, request.params.token).catch(
      rethrowUnless('unauthenticated'),
    );
    if (access instanceof Problem) return sendSignedOut(deps, request, response);
    await signIn(request, access);
    response.redirect(303, '/admin');
  });
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
  const name = textField(request, 'name');
  const access = await setupSchool(deps, String(request.params.token), name).catch(
    rethrowUnless('invalid-input', 'name-taken'),
  );
  if (access instanceof Problem)
    return showSetup(request, response, name, faultsByField(request, access, 'school'));
  const apiToken = await createToken(deps, access.schoolName, 'administrator');
  await signIn(request, access);
  response.locals.access = access;
  const title = wordsFor(request)('console:welcome.title');
  sendAdminPage(request, response, 'entry/welcome', { title, apiToken, scripts: ['console.js'] });
}

function showSetup(
  request: Request,
  response: Response,
  name: string,
  faults: Readonly<Record<string, string>>,
): void {
  const title = wordsFor(request)('console:setup.title');
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  sendAdminPage(request, response, 'entry/setup', { title, name, faults }, status);
}
