/** One-time links to an account of one's own: the invitation of a colleague, and a new password. */
import { type Request, type Response, Router } from 'express';
import { loginKeyOf } from '../../../app/accounts/accounts.ts';
import { acceptInvitation, openInvitation } from '../../../app/accounts/invitations.ts';
import { openReset, resetPassword } from '../../../app/accounts/password-reset.ts';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { accountStyles } from '../accounts/account-styles.ts';
import { accountFaults, fieldsOf, newAccountOf, newPasswordOf } from '../accounts/form-field.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { smallForm } from '../form-body.ts';
import { type Faults, noFaults, rethrowUnless } from '../form-faults.ts';
import { sendLinkGone } from './link-gone.ts';
import { askCode, letIn } from './sign-in-routes.ts';

export function invitationRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/invitation/:token', (request, response) =>
    showInvitation(deps, request, response, noFaults),
  );
  router.post('/invitation/:token', smallForm, (request, response) =>
    accept(deps, request, response),
  );
  router.get('/password/:token', (request, response) =>
    showReset(deps, request, response, noFaults),
  );
  router.post('/password/:token', smallForm, (request, response) => reset(deps, request, response));
  return router;
}

async function showInvitation(
  deps: Deps,
  request: Request,
  response: Response,
  faults: Faults,
): Promise<void> {
  const open = await openInvitation(deps, String(request.params.token)).catch(
    rethrowUnless('not-found'),
  );
  if (open instanceof Problem) return sendLinkGone(request, response);
  const t = wordsFor(request);
  const { schoolName, name, login, role } = open;
  const typed = newAccountOf(request);
  const values = faults === noFaults ? { person: name, login } : typed;
  const page = {
    title: t('accounts:accept.title'),
    styles: accountStyles,
    text: t('accounts:accept.text', { school: schoolName, role: t(`accounts:role.${role}`) }),
    fields: fieldsOf(t, ['person', 'login', 'ownPassword', 'passwordAgain'], values, faults),
    submit: t('accounts:accept.submit'),
  };
  sendAdminPage(request, response, 'entry/new-password', page, faults === noFaults ? 200 : 422);
}

async function accept(deps: Deps, request: Request, response: Response): Promise<void> {
  const input = newAccountOf(request);
  const token = String(request.params.token);
  const accountId = await acceptInvitation(deps, token, input).catch(
    rethrowUnless('invalid-input', 'not-found', 'conflict'),
  );
  if (!(accountId instanceof Problem)) {
    const loginKey = loginKeyOf(input.login);
    return letIn(deps, request, response, { accountId, loginKey, next: '/admin' });
  }
  if (accountId.code === 'not-found') return sendLinkGone(request, response);
  await showInvitation(deps, request, response, accountFaults(request, accountId));
}

async function showReset(
  deps: Deps,
  request: Request,
  response: Response,
  faults: Faults,
): Promise<void> {
  const open = await openReset(deps, String(request.params.token)).catch(
    rethrowUnless('not-found'),
  );
  if (open instanceof Problem) return sendLinkGone(request, response);
  const t = wordsFor(request);
  const { account, schoolName } = open;
  const page = {
    title: t('accounts:reset.title'),
    styles: accountStyles,
    text: t('accounts:reset.text', {
      school: schoolName,
      name: account.name,
      login: account.login,
    }),
    fields: fieldsOf(t, ['newPassword', 'passwordAgain'], {}, faults),
    submit: t('accounts:reset.submit'),
  };
  sendAdminPage(request, response, 'entry/new-password', page, faults === noFaults ? 200 : 422);
}

async function reset(deps: Deps, request: Request, response: Response): Promise<void> {
  const token = String(request.params.token);
  const done = await resetPassword(deps, token, newPasswordOf(request)).catch(
    rethrowUnless('invalid-input', 'not-found'),
  );
  if (done instanceof Problem) {
    if (done.code === 'not-found') return sendLinkGone(request, response);
    return showReset(deps, request, response, accountFaults(request, done));
  }
  const { accountId, loginKey } = done;
  if (done.asksFactor) return askCode(deps, request, response, accountId, '/admin');
  await letIn(deps, request, response, { accountId, loginKey, next: '/admin' });
}
