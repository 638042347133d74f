/** The first page of a new school: its administrator is signed in and sees an API token this once. */
import type { Request, Response } from 'express';
import { loginKeyOf } from '../../../app/accounts/accounts.ts';
import type { Deps } from '../../../app/deps.ts';
import { createToken } from '../../../app/school.ts';
import { Problem } from '../../../domain/problem.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { beginSession, visitorOf } from './console-session.ts';
import { rememberDevice } from './device-cookie.ts';

export async function welcome(
  deps: Deps,
  request: Request,
  response: Response,
  accountId: string,
  login: string,
): Promise<void> {
  await beginSession(request, { accountId });
  rememberDevice(deps, response, loginKeyOf(login));
  const visitor = await visitorOf(deps, request);
  if (!visitor) throw new Problem('unauthenticated');
  const { access } = visitor;
  const acting = { ...deps, actor: access.actor };
  const apiToken = await createToken(acting, access.schoolName, 'administrator');
  response.locals.access = access;
  const title = wordsFor(request)('console:welcome.title');
  sendAdminPage(request, response, 'entry/welcome', { title, apiToken, scripts: ['console.js'] });
}
