/** Member schools of a parent school, as gated aggregates and nothing else. */
import { type Request, type Response, Router } from 'express';
import {
  leaveParent,
  listMemberLinks,
  makeMemberLink,
  readFamily,
  withdrawMemberLink,
} from '../../../app/accounts/members.ts';
import type { Deps } from '../../../app/deps.ts';
import { memberFigures, oneMemberFigures } from '../../../app/results/member-figures.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { readOnlyInDemo } from '../accounts/account-routes.ts';
import { accountStyles } from '../accounts/account-styles.ts';
import { conflictSentence } from '../accounts/form-field.ts';
import { sendLink } from '../accounts/one-time-link.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { rethrowUnless } from '../form-faults.ts';
import { memberPage } from './member-page.ts';
import { membersPage } from './members-page.ts';

export function memberRoutes(deps: Deps): Router {
  const router = Router();
  router.use('/members', readOnlyInDemo);
  router.get('/members', (request, response) => showMembers(deps, request, response));
  router.post('/members/links', requireAdministrator, (request, response) =>
    makeLink(deps, request, response),
  );
  router.post('/members/links/:link/withdraw', requireAdministrator, async (request, response) => {
    const { schoolId } = accessOf(response);
    await withdrawMemberLink(actingDeps(deps, response), schoolId, String(request.params.link));
    response.redirect(303, '/admin/members');
  });
  router.get('/members/leave', requireAdministrator, (request, response) =>
    confirmLeave(deps, request, response),
  );
  router.post('/members/leave', requireAdministrator, async (request, response) => {
    const { schoolId } = accessOf(response);
    const done = await leaveParent(actingDeps(deps, response), schoolId).catch(
      rethrowUnless('conflict'),
    );
    if (done instanceof Problem) return showMembers(deps, request, response, done);
    response.redirect(303, '/admin/members');
  });
  router.get('/members/:school', (request, response) => showMember(deps, request, response));
  return router;
}

async function showMembers(
  deps: Deps,
  request: Request,
  response: Response,
  refused?: Problem,
): Promise<void> {
  const { schoolId } = accessOf(response);
  const page = membersPage(requestLanguage(request), {
    family: await readFamily(deps, schoolId),
    figures: await memberFigures(deps, schoolId),
    links: await listMemberLinks(deps, schoolId),
    demo: response.locals.demo === true,
    joined: request.query.joined === '1',
    conflict: refused ? conflictSentence(request, refused) : '',
  });
  sendAdminPage(request, response, 'members/members', page, refused ? 409 : 200);
}

async function makeLink(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId, schoolName } = accessOf(response);
  const token = await makeMemberLink(actingDeps(deps, response), schoolId).catch(
    rethrowUnless('conflict'),
  );
  if (token instanceof Problem) return showMembers(deps, request, response, token);
  const t = wordsFor(request);
  sendLink(request, response, {
    title: t('accounts:memberLink.title'),
    text: t('accounts:memberLink.text'),
    link: `${deps.baseUrl}/admin/join/${token}`,
    message: (link) => t('accounts:memberLink.message', { school: schoolName, link }),
    back: { address: '/admin/members', name: t('accounts:members.title') },
  });
}

async function confirmLeave(deps: Deps, request: Request, response: Response): Promise<void> {
  const { parent } = await readFamily(deps, accessOf(response).schoolId);
  if (!parent) return response.redirect(303, '/admin/members');
  const title = wordsFor(request)('accounts:leave.title', { parent: parent.name });
  const page = { title, styles: accountStyles, parent: parent.name };
  sendAdminPage(request, response, 'members/leave', page);
}

async function showMember(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const figures = await oneMemberFigures(deps, schoolId, String(request.params.school));
  const page = memberPage(requestLanguage(request), figures);
  sendAdminPage(request, response, 'members/member', page);
}
