/** How the server is, and a test mail. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { readHealth } from '../../../app/housekeeping/health.ts';
import { sendTestMail } from '../../../app/housekeeping/health-test-mail.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm, textField } from '../form-body.ts';
import { rethrowUnless } from '../form-faults.ts';
import { healthPage, type TestMail } from './health-page.ts';

export function healthRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/school/health', requireAdministrator, (request, response) =>
    showHealth(deps, request, response, { to: '', said: null, fault: null }),
  );
  router.post('/school/health/mail', requireAdministrator, smallForm, (request, response) =>
    testMail(deps, request, response),
  );
  return router;
}

async function showHealth(
  deps: Deps,
  request: Request,
  response: Response,
  test: TestMail,
): Promise<void> {
  const health = await readHealth(deps, accessOf(response).schoolId);
  const model = healthPage(requestLanguage(request), health, deps.mail !== null, test);
  sendAdminPage(request, response, 'school/health', model, test.fault === null ? 200 : 422);
}

async function testMail(deps: Deps, request: Request, response: Response): Promise<void> {
  const [to, t] = [textField(request, 'to').trim(), wordsFor(request)];
  const { schoolName } = accessOf(response);
  const sent = await sendTestMail(deps, {
    to,
    fromName: schoolName,
    subject: t('housekeeping:health.testSubject'),
    text: t('housekeeping:health.testText', { school: schoolName }),
  }).catch(rethrowUnless('invalid-input'));
  if (sent instanceof Problem) {
    const fault = t('housekeeping:fault.email');
    return showHealth(deps, request, response, { to, said: null, fault });
  }
  const said = t(`housekeeping:health.${sent ? 'testSent' : 'testFailed'}`);
  await showHealth(deps, request, response, { to, said, fault: null });
}
