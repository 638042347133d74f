/** One's own second factor: turn it on with a first code, keep recovery codes, turn it off with the password. */
import { type Request, type Response, Router } from 'express';
import { accountOfSchool } from '../../../app/accounts/accounts.ts';
import {
  countUnusedCodes,
  offerFactor,
  renewRecoveryCodes,
  turnOffFactor,
  turnOnFactor,
} from '../../../app/accounts/second-factor.ts';
import type { Deps } from '../../../app/deps.ts';
import { needsFactor } from '../../../app/school.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { smallForm, textField } from '../form-body.ts';
import { type Faults, noFaults, rethrowUnless } from '../form-faults.ts';
import { qrCodeImage } from '../hand-out/qr-code.ts';
import { accountStyles } from './account-styles.ts';
import { accountFaults, fieldsOf } from './form-field.ts';
import { ownId } from './own-account-routes.ts';

export function secondFactorRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/account/second-factor', (request, response) =>
    show(deps, request, response, noFaults),
  );
  router.post('/account/second-factor', smallForm, (request, response) =>
    turnOn(deps, request, response),
  );
  router.post('/account/second-factor/off', smallForm, (request, response) =>
    turnOff(deps, request, response),
  );
  router.post('/account/second-factor/codes', smallForm, (request, response) =>
    renewCodes(deps, request, response),
  );
  return router;
}

async function ownAccount(deps: Deps, response: Response) {
  return accountOfSchool(deps, accessOf(response).schoolId, ownId(response));
}

async function show(
  deps: Deps,
  request: Request,
  response: Response,
  faults: Faults,
): Promise<void> {
  const account = await ownAccount(deps, response);
  const status = faults === noFaults ? 200 : 422;
  const t = wordsFor(request);
  const required = await needsFactor(deps, account.school_id);
  const shared = { title: t('accounts:factor.title'), styles: accountStyles, required };
  if (account.totp !== null) {
    const codesLeft = await countUnusedCodes(deps, account.id);
    const page = { ...shared, codesLeft, fields: fieldsOf(t, ['password'], {}, faults) };
    return sendAdminPage(request, response, 'accounts/factor-on', page, status);
  }
  const { secret, address, sealed } = offerFactor(deps, account, textField(request, 'sealed'));
  const page = {
    ...shared,
    secret: secret.replace(/(.{4})(?=.)/g, '$1 '),
    image: await qrCodeImage(address),
    sealed,
    fields: fieldsOf(t, ['code'], {}, faults),
  };
  sendAdminPage(request, response, 'accounts/factor-setup', page, status);
}

async function turnOn(deps: Deps, request: Request, response: Response): Promise<void> {
  const account = await ownAccount(deps, response);
  if (account.totp !== null) return response.redirect(303, '/admin/account/second-factor');
  const given = {
    sealed: textField(request, 'sealed'),
    code: textField(request, 'code'),
    sessionId: request.sessionID,
  };
  const codes = await turnOnFactor(actingDeps(deps, response), account, given).catch(
    rethrowUnless('invalid-input'),
  );
  if (codes instanceof Problem) return show(deps, request, response, accountFaults(request, codes));
  showCodes(request, response, codes);
}

async function turnOff(deps: Deps, request: Request, response: Response): Promise<void> {
  const account = await ownAccount(deps, response);
  const password = textField(request, 'password');
  const done = await turnOffFactor(actingDeps(deps, response), account, password).catch(
    rethrowUnless('invalid-input'),
  );
  if (done instanceof Problem) return show(deps, request, response, accountFaults(request, done));
  response.redirect(303, '/admin/account');
}

async function renewCodes(deps: Deps, request: Request, response: Response): Promise<void> {
  const account = await ownAccount(deps, response);
  if (account.totp === null) return response.redirect(303, '/admin/account/second-factor');
  const password = textField(request, 'password');
  const codes = await renewRecoveryCodes(actingDeps(deps, response), account, password).catch(
    rethrowUnless('invalid-input'),
  );
  if (codes instanceof Problem) return show(deps, request, response, accountFaults(request, codes));
  showCodes(request, response, codes);
}

/** Shown this once: only their hashes are kept. */
function showCodes(request: Request, response: Response, codes: readonly string[]): void {
  const title = wordsFor(request)('accounts:codes.title');
  const page = { title, styles: accountStyles, scripts: ['console.js'], codes };
  sendAdminPage(request, response, 'accounts/codes', page);
}
