/** Who is signed in to the console: a session on the server, its id in a cookie for `/admin` alone. */
import { createHmac } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import session, { type SessionData } from 'express-session';
import { signedInAccount } from '../../../app/accounts/accounts.ts';
import type { Deps } from '../../../app/deps.ts';
import { type Access, type Role, readSchool } from '../../../app/school.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf } from '../../access-of.ts';
import { sendKeptForm } from './kept-form.ts';
import { SessionStore, sessionSeconds } from './session-store.ts';
import { sendSignIn } from './sign-in-page.ts';

declare module 'express-session' {
  interface SessionData {
    accountId?: string;
    /** By a one-time link, without an account. */
    entered?: { readonly schoolId: string; readonly role: Role };
    /** The password was right, the code is awaited. */
    pending?: { readonly accountId: string; readonly until: string; readonly next: string };
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
export async function beginSession(request: Request, data: Partial<SessionData>): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.regenerate((error) => (error ? reject(error) : resolve())),
  );
  Object.assign(request.session, data);
  await new Promise<void>((resolve, reject) =>
    request.session.save((error) => (error ? reject(error) : resolve())),
  );
}

export async function signOut(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    request.session.destroy((error) => (error ? reject(error) : resolve())),
  );
}

export interface Visitor {
  readonly access: Access;
  /** The school wants a second factor of every account, and this one has none. */
  readonly owesFactor: boolean;
}

/** Who this session is of now: accounts are read anew with every request. Null for nobody. */
export async function visitorOf(deps: Deps, request: Request): Promise<Visitor | null> {
  const { accountId, entered } = request.session;
  if (accountId !== undefined) return signedInAccount(deps, accountId);
  if (!entered) return null;
  const { id: schoolId, name: schoolName } = await readSchool(deps, entered.schoolId);
  const actor = { kind: 'link', id: null } as const;
  return { access: { schoolId, schoolName, role: entered.role, actor }, owesFactor: false };
}

/** Who is not signed in gets the page to sign in on; who owes a second factor is led to it. */
export function requireSignIn(deps: Deps): RequestHandler {
  return async (request, response, next) => {
    const visitor = await visitorOf(deps, request);
    if (!visitor) {
      if (!(await sendKeptForm(request, response))) await sendSignedOut(deps, request, response);
      return;
    }
    response.locals.access = visitor.access;
    if (!visitor.owesFactor || request.path.startsWith('/account/second-factor')) return next();
    if (request.method !== 'GET') throw new Problem('forbidden');
    response.redirect(303, '/admin/account/second-factor');
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

/** Status 401, with the form to sign in; afterwards the page that was asked for. */
export function sendSignedOut(deps: Deps, request: Request, response: Response): Promise<void> {
  const asked = request.method === 'GET' ? request.originalUrl : '';
  return sendSignIn(deps, request, response, { next: asked, status: 401 });
}

/** Problem forbidden: an analyst reads, an administrator also changes. */
export const requireAdministrator: RequestHandler = (_request, response, next) => {
  if (accessOf(response).role !== 'administrator') throw new Problem('forbidden');
  next();
};
