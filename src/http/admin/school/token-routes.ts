/** API tokens: listed by their marks, made, revoked. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import {
  addToken,
  listTokens,
  revokeToken,
} from '../../../app/housekeeping/school-settings-tokens.ts';
import { roles } from '../../../app/school.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm, textField } from '../form-body.ts';
import { momentText } from '../moment-text.ts';
import { schoolFrame } from './school-frame.ts';

export function tokenRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/school/tokens', requireAdministrator, (request, response) =>
    showTokens(deps, request, response),
  );
  router.post('/school/tokens', requireAdministrator, smallForm, (request, response) =>
    makeToken(deps, request, response),
  );
  router.post('/school/tokens/:mark/revoke', requireAdministrator, async (request, response) => {
    const mark = String(request.params.mark);
    await revokeToken(actingDeps(deps, response), accessOf(response).schoolId, mark);
    response.redirect(303, '/admin/school/tokens?revoked=1');
  });
  return router;
}

async function showTokens(deps: Deps, request: Request, response: Response): Promise<void> {
  const [lang, t] = [requestLanguage(request), wordsFor(request)];
  const tokens = await listTokens(deps, accessOf(response).schoolId);
  sendAdminPage(request, response, 'school/tokens', {
    ...schoolFrame(lang, 'tokens'),
    revoked: request.query.revoked === '1',
    roles: roles.map((role) => ({ role, name: t(`housekeeping:role.${role}`) })),
    tokens: tokens.map(({ mark, role, createdAt }) => ({
      mark,
      role: t(`housekeeping:role.${role}`),
      createdAt: momentText(lang, createdAt),
    })),
  });
}

/** Answered with the token itself: a page to come back to would have to keep it. */
async function makeToken(deps: Deps, request: Request, response: Response): Promise<void> {
  const role = roles.find((each) => each === textField(request, 'role')) ?? 'analyst';
  const token = await addToken(actingDeps(deps, response), accessOf(response).schoolId, role);
  const model = { ...schoolFrame(requestLanguage(request), 'tokens'), token };
  sendAdminPage(request, response, 'school/token-made', model, 201);
}
