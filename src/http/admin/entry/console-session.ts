/** Who is signed in to the console: a session on the server, its id in a cookie for `/admin` alone. */
import { createHmac } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Deps } from '../../../app/deps.ts';
import { type Access, needsSetup, readSchool } from '../../../app/school.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf } from '../../access-of.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { SessionStore, sessionSeconds } from './session-store.ts';

declare module 'express-session' {
  interface SessionData {
    access: Access;
  }
}

export function consoleSession(deps: Deps): RequestHandler[] {
  const secure = deps.baseUrl.startsWith('https:');
  const secret = createHmac('sha256', deps.keys.secret)
    .update('console-session')
    .digest('base64url');
  const sessions = session({
    name: 'console',
    secret,
    store: new SessionStore(deps),
    resave: false,
    saveUninitialized: false,
    proxy: secure,
    cookie: {
      path: '/admin',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: sessionSeconds * 1000,
    },
  });
  return secure ? [browserSpeaksHttps, sessions] : [sessions];
}

/** BASE_URL says so, whatever the hop from the proxy to here is; without it no secure cookie is set. */
const browserSpeaksHttps: RequestHandler = (request, _response, next) => {
  request.headers['x-forwarded-proto'] = 'https';
  next();
};

/** A new session id for who has just shown a right to enter. */
export async function signIn(request: Request, access: Access): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.regenerate((error) => (error ? reject(error) : resolve())),
  );
  request.session.access = access;
  await new Promise<void>((resolve, reject) =>
    request.session.save((error) => (error ? reject(error) : resolve())),
  );
}

export async function signOut(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.destroy((error) => (error ? reject(error) : resolve())),
  );
}

/** Who is not signed in gets a page that tells how to enter. */
export function requireSignIn(deps: Deps): RequestHandler {
  return async (request, response, next) => {
    const { access } = request.session;
    if (!access) return sendSignedOut(deps, request, response);
    response.locals.access = access;
    next();
  };
}

/** For the demonstration: everybody is the administrator of its one school. */
export function actAs(deps: Deps, schoolId: string): RequestHandler {
  return async (_request, response, next) => {
    const { name } = await readSchool(deps, schoolId);
    const access: Access = {
      schoolId,
      schoolName: name,
      role: 'administrator',
      actor: { kind: 'demo', id: null },
    };
    response.locals.access = access;
    response.locals.demo = true;
    next();
  };
}

export async function sendSignedOut(
  deps: Deps,
  request: Request,
  response: Response,
): Promise<void> {
  const empty = await needsSetup(deps);
  const title = wordsFor(request)('console:signedOut.title');
  sendAdminPage(request, response, 'entry/signed-out', { title, empty }, 401);
}

/** Problem forbidden: an analyst reads, an administrator also changes. */
export const requireAdministrator: RequestHandler = (_request, response, next) => {
  if (accessOf(response).role !== 'administrator') throw new Problem('forbidden');
  next();
};
