/** The link by which a school joins a parent: with a school that is there, or with a new one. */
import { type Request, type Response, Router } from 'express';
import {
  joinParent,
  openMemberLink,
  readFamily,
  setupMember,
} from '../../../app/accounts/members.ts';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { accountStyles } from '../accounts/account-styles.ts';
import { accountFaults, conflictSentence, fieldsOf, newAccountOf } from '../accounts/form-field.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { sendSignedOut, visitorOf } from '../entry/console-session.ts';
import { sendLinkGone } from '../entry/link-gone.ts';
import { welcome } from '../entry/welcome.ts';
import { smallForm } from '../form-body.ts';
import { type Faults, noFaults, rethrowUnless } from '../form-faults.ts';

export function joinRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/join/:token', (request, response) =>
    showJoin(deps, request, response, { faults: noFaults, status: 200 }),
  );
  router.post('/join/:token', (request, response) => join(deps, request, response));
  router.post('/join/:token/school', smallForm, (request, response) =>
    setUpMember(deps, request, response),
  );
  return router;
}

interface JoinState {
  readonly faults: Faults;
  readonly status: number;
  readonly conflict?: string;
}

async function showJoin(
  deps: Deps,
  request: Request,
  response: Response,
  { faults, status, conflict = '' }: JoinState,
): Promise<void> {
  const token = String(request.params.token);
  const parent = await openMemberLink(deps, token).catch(rethrowUnless('not-found'));
  if (parent instanceof Problem) return sendLinkGone(request, response);
  const visitor = await visitorOf(deps, request);
  if (visitor && visitor.access.role !== 'administrator') throw new Problem('forbidden');
  if (visitor?.owesFactor) return response.redirect(303, '/admin/account/second-factor');
  if (visitor) response.locals.access = visitor.access;
  const t = wordsFor(request);
  const names = ['name', 'person', 'login', 'ownPassword', 'passwordAgain'] as const;
  const page = {
    title: t('accounts:join.title', { parent: parent.name }),
    styles: accountStyles,
    parent: parent.name,
    /** The school that would join; null for who is not signed in. */
    own: visitor?.access.schoolName ?? null,
    conflict,
    address: `/admin/join/${encodeURIComponent(token)}`,
    fields: fieldsOf(t, names, newAccountOf(request), faults),
  };
  sendAdminPage(request, response, 'members/join', page, status);
}

async function join(deps: Deps, request: Request, response: Response): Promise<void> {
  const visitor = await visitorOf(deps, request);
  if (!visitor) return sendSignedOut(deps, request, response);
  const { access, owesFactor } = visitor;
  if (access.role !== 'administrator' || owesFactor) throw new Problem('forbidden');
  const acting = { ...deps, actor: access.actor };
  const done = await joinParent(acting, access.schoolId, String(request.params.token)).catch(
    rethrowUnless('not-found', 'conflict'),
  );
  if (done instanceof Problem && done.code === 'not-found') return sendLinkGone(request, response);
  if (done instanceof Problem) {
    const conflict = conflictSentence(request, done);
    return showJoin(deps, request, response, { faults: noFaults, conflict, status: 409 });
  }
  const { parent } = await readFamily(deps, access.schoolId);
  response.redirect(303, parent ? '/admin/members?joined=1' : '/admin/members');
}

async function setUpMember(deps: Deps, request: Request, response: Response): Promise<void> {
  const input = newAccountOf(request);
  const accountId = await setupMember(deps, String(request.params.token), input).catch(
    rethrowUnless('not-found', 'name-taken', 'invalid-input', 'conflict'),
  );
  if (!(accountId instanceof Problem))
    return welcome(deps, request, response, accountId, input.login);
  if (accountId.code === 'not-found') return sendLinkGone(request, response);
  const faults = accountFaults(request, accountId);
  await showJoin(deps, request, response, { faults, status: 422 });
}
