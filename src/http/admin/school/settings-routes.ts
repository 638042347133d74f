/** The settings of the school. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import {
  capabilitiesOfSurvey,
  changeSchoolSettings,
  readSchoolSettings,
} from '../../../app/housekeeping/school-settings.ts';
import type { LocalText } from '../../../domain/language.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { largeForm } from '../form-body.ts';
import { noFaults, rethrowUnless } from '../form-faults.ts';
import { nearRetentionOf } from './retention-notice.ts';
import { formOfSettings, inputOfForm, readSettingsForm } from './settings-form.ts';
import { settingsFaults, settingsPage } from './settings-page.ts';

export function settingsRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/school', requireAdministrator, (request, response) =>
    showSettings(deps, request, response),
  );
  router.post('/school', requireAdministrator, largeForm, (request, response) =>
    saveSettings(deps, request, response),
  );
  return router;
}

async function showSettings(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const settings = await readSchoolSettings(deps, schoolId);
  const form = formOfSettings(settings, shippedCapabilities(deps));
  const saved = request.query.saved === '1';
  const model = settingsPage(requestLanguage(request), form, noFaults, saved);
  const retention = await nearRetentionOf(deps, requestLanguage(request), schoolId);
  sendAdminPage(request, response, 'school/settings', { ...model, retention });
}

async function saveSettings(deps: Deps, request: Request, response: Response): Promise<void> {
  const form = readSettingsForm(request);
  const input = inputOfForm(form, shippedCapabilities(deps));
  const refused = await changeSchoolSettings(
    actingDeps(deps, response),
    accessOf(response).schoolId,
    input,
  ).catch(rethrowUnless('invalid-input', 'name-taken'));
  if (!(refused instanceof Problem)) return response.redirect(303, '/admin/school?saved=1');
  const lang = requestLanguage(request);
  const model = settingsPage(lang, form, settingsFaults(lang, refused), false);
  sendAdminPage(request, response, 'school/settings', model, 422);
}

/** Of the survey that a class has unless another is chosen. */
function shippedCapabilities({ surveys }: Deps): readonly LocalText[] {
  const survey = surveys.get('transfer-16') ?? surveys.values().next().value;
  return survey ? capabilitiesOfSurvey(survey) : [];
}
