/** One's own account: the password, signing out everywhere; who came by a one-time link makes an account here. */
import { type Request, type Response, Router } from 'express';
import { accountOfSchool, loginKeyOf } from '../../../app/accounts/accounts.ts';
import { createOwnAccount } from '../../../app/accounts/accounts-own.ts';
import { changePassword, signOutEverywhere } from '../../../app/accounts/password-change.ts';
import { countUnusedCodes } from '../../../app/accounts/second-factor.ts';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { letIn } from '../entry/sign-in-routes.ts';
import { smallForm, textField } from '../form-body.ts';
import { type Faults, noFaults, rethrowUnless } from '../form-faults.ts';
import { accountStyles } from './account-styles.ts';
import { accountFaults, fieldsOf, newAccountOf, newPasswordOf } from './form-field.ts';

export function ownAccountRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/account', (request, response) => showAccount(deps, request, response, noFaults));
  router.post('/account', smallForm, (request, response) => create(deps, request, response));
  router.post('/account/password', smallForm, (request, response) =>
    newPassword(deps, request, response),
  );
  router.post('/account/sign-out-everywhere', async (_request, response) => {
    const { schoolId } = accessOf(response);
    await signOutEverywhere(actingDeps(deps, response), schoolId, ownId(response));
    response.clearCookie('console', { path: '/admin' });
    response.redirect(303, '/admin/sign-in');
  });
  return router;
}

/** Refuses `not-found` for who has no account. */
export function ownId(response: Response): string {
  const { actor } = accessOf(response);
  if (actor.kind !== 'account' || actor.id === null) throw new Problem('not-found');
  return actor.id;
}

async function showAccount(
  deps: Deps,
  request: Request,
  response: Response,
  faults: Faults,
): Promise<void> {
  const { actor } = accessOf(response);
  if (actor.kind !== 'account') return showWithoutAccount(request, response, faults);
  const { schoolId } = accessOf(response);
  const account = await accountOfSchool(deps, schoolId, ownId(response));
  const t = wordsFor(request);
  const page = {
    title: t('accounts:own.title'),
    styles: accountStyles,
    name: account.name,
    login: account.login,
    role: t(`accounts:role.${accessOf(response).role}`),
    hasFactor: account.totp !== null,
    codesLeft: await countUnusedCodes(deps, account.id),
    changed: request.query.changed === '1',
    fields: fieldsOf(t, ['current', 'newPassword', 'passwordAgain'], {}, faults),
  };
  sendAdminPage(request, response, 'accounts/own', page, faults === noFaults ? 200 : 422);
}

/** By a one-time link, or in the demonstration. */
function showWithoutAccount(request: Request, response: Response, faults: Faults): void {
  const t = wordsFor(request);
  const names = ['person', 'login', 'ownPassword', 'passwordAgain'] as const;
  const page = {
    title: t('accounts:new.title'),
    styles: accountStyles,
    demo: response.locals.demo === true,
    administers: accessOf(response).role === 'administrator',
    fields: fieldsOf(t, names, newAccountOf(request), faults),
  };
  sendAdminPage(request, response, 'accounts/new', page, faults === noFaults ? 200 : 422);
}

async function create(deps: Deps, request: Request, response: Response): Promise<void> {
  const { actor, role, schoolId } = accessOf(response);
  if (actor.kind !== 'link') throw new Problem('conflict');
  const input = newAccountOf(request);
  const accountId = await createOwnAccount(
    actingDeps(deps, response),
    { schoolId, role },
    input,
  ).catch(rethrowUnless('invalid-input'));
  if (accountId instanceof Problem)
    return showAccount(deps, request, response, accountFaults(request, accountId));
  const loginKey = loginKeyOf(input.login);
  await letIn(deps, request, response, { accountId, loginKey, next: '/admin' });
}

async function newPassword(deps: Deps, request: Request, response: Response): Promise<void> {
  const given = {
    ...newPasswordOf(request),
    current: textField(request, 'current'),
    sessionId: request.sessionID,
  };
  const done = await changePassword(actingDeps(deps, response), ownId(response), given).catch(
    rethrowUnless('invalid-input'),
  );
  if (done instanceof Problem)
    return showAccount(deps, request, response, accountFaults(request, done));
  response.redirect(303, '/admin/account?changed=1');
}
