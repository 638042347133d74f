/** What an administrator does about colleagues: invite, change, reset, disable. */
import { type Request, type Response, Router } from 'express';
import { listAccounts, readAccount } from '../../../app/accounts/accounts.ts';
import {
  changeRole,
  disableAccount,
  enableAccount,
  requireFactor,
} from '../../../app/accounts/accounts-change.ts';
import {
  inviteAccount,
  listInvitations,
  withdrawInvitation,
} from '../../../app/accounts/invitations.ts';
import { makeResetLink } from '../../../app/accounts/password-reset.ts';
import type { Deps } from '../../../app/deps.ts';
import { needsFactor, toRole } from '../../../app/school.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm, textField } from '../form-body.ts';
import { type Faults, noFaults, rethrowUnless } from '../form-faults.ts';
import { accountsPage } from './accounts-page.ts';
import { colleaguePage } from './colleague-page.ts';
import { accountFaults, conflictSentence } from './form-field.ts';
import { sendLink } from './one-time-link.ts';

export function colleagueRoutes(deps: Deps): Router {
  const router = Router();
  router.use('/accounts', requireAdministrator);
  router.get('/accounts', (request, response) => showAll(deps, request, response, noFaults));
  router.post('/accounts/invitations', smallForm, (request, response) =>
    invite(deps, request, response),
  );
  router.post('/accounts/invitations/:invitation/withdraw', async (request, response) => {
    const { schoolId } = accessOf(response);
    await withdrawInvitation(actingDeps(deps, response), schoolId, request.params.invitation);
    response.redirect(303, '/admin/accounts#invitations');
  });
  router.post('/accounts/second-factor', smallForm, async (request, response) => {
    const required = textField(request, 'required') === 'yes';
    await requireFactor(actingDeps(deps, response), accessOf(response).schoolId, required);
    response.redirect(303, '/admin/accounts#second-factor');
  });
  router.get('/accounts/:account', (request, response) => showOne(deps, request, response));
  router.post('/accounts/:account/role', smallForm, (request, response) =>
    change(deps, request, response, (...who) =>
      changeRole(...who, toRole(textField(request, 'role'))),
    ),
  );
  router.post('/accounts/:account/disable', (request, response) =>
    change(deps, request, response, disableAccount),
  );
  router.post('/accounts/:account/enable', (request, response) =>
    change(deps, request, response, enableAccount),
  );
  router.post('/accounts/:account/reset', smallForm, (request, response) =>
    reset(deps, request, response),
  );
  return router;
}

async function showAll(
  deps: Deps,
  request: Request,
  response: Response,
  faults: Faults,
): Promise<void> {
  const { schoolId, actor } = accessOf(response);
  const page = accountsPage(requestLanguage(request), {
    accounts: await listAccounts(deps, schoolId),
    invitations: await listInvitations(deps, schoolId),
    ownId: actor.id,
    demo: response.locals.demo === true,
    factorRequired: await needsFactor(deps, schoolId),
    typed: invitationOf(request),
    faults,
  });
  const status = faults === noFaults ? 200 : 422;
  sendAdminPage(request, response, 'accounts/accounts', page, status);
}

function invitationOf(request: Request) {
  const role = toRole(textField(request, 'role') || 'analyst');
  return { person: textField(request, 'person'), login: textField(request, 'login'), role };
}

async function invite(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId, schoolName } = accessOf(response);
  const invited = await inviteAccount(
    actingDeps(deps, response),
    schoolId,
    invitationOf(request),
  ).catch(rethrowUnless('invalid-input'));
  if (invited instanceof Problem) {
    return showAll(deps, request, response, accountFaults(request, invited));
  }
  const t = wordsFor(request);
  const { name, token } = invited;
  sendLink(request, response, {
    title: t('accounts:invited.title', { name }),
    text: t('accounts:invited.text'),
    link: `${deps.baseUrl}/admin/invitation/${token}`,
    message: (link) => t('accounts:invited.message', { name, school: schoolName, link }),
    back: { address: '/admin/accounts', name: t('accounts:title') },
  });
}

async function reset(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId, schoolName } = accessOf(response);
  const id = String(request.params.account);
  const { name, login } = await readAccount(deps, schoolId, id);
  const dropsFactor = textField(request, 'factor') === 'drop';
  const token = await makeResetLink(actingDeps(deps, response), schoolId, id, dropsFactor);
  const t = wordsFor(request);
  sendLink(request, response, {
    title: t('accounts:resetLink.title', { name }),
    text: t('accounts:resetLink.text'),
    link: `${deps.baseUrl}/admin/password/${token}`,
    message: (link) => t('accounts:resetLink.message', { name, login, school: schoolName, link }),
    back: { address: `/admin/accounts/${id}`, name },
  });
}

async function showOne(
  deps: Deps,
  request: Request,
  response: Response,
  conflict = '',
): Promise<void> {
  const { schoolId, actor } = accessOf(response);
  const account = await readAccount(deps, schoolId, String(request.params.account));
  const page = colleaguePage(requestLanguage(request), account, actor.id, conflict);
  sendAdminPage(request, response, 'accounts/colleague', page, conflict ? 409 : 200);
}

type Change = (deps: Deps, schoolId: string, accountId: string) => Promise<void>;

async function change(
  deps: Deps,
  request: Request,
  response: Response,
  work: Change,
): Promise<void> {
  const id = String(request.params.account);
  const done = await work(actingDeps(deps, response), accessOf(response).schoolId, id).catch(
    rethrowUnless('conflict'),
  );
  if (done instanceof Problem)
    return showOne(deps, request, response, conflictSentence(request, done));
  response.redirect(303, `/admin/accounts/${id}`);
}
