/** Which class's data are kept until when. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { type KeptClass, listRetention } from '../../../app/housekeeping/retention.ts';
import { readSchoolSettings } from '../../../app/housekeeping/school-settings.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { accessOf } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { schoolFrame } from './school-frame.ts';

export function retentionRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/school/retention', requireAdministrator, (request, response) =>
    showRetention(deps, request, response),
  );
  return router;
}

async function showRetention(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const lang = requestLanguage(request);
  const classes = await listRetention(deps, schoolId);
  const { retentionMonths } = await readSchoolSettings(deps, schoolId);
  sendAdminPage(request, response, 'school/retention', {
    ...schoolFrame(lang, 'retention'),
    months: retentionMonths,
    near: classes.filter(({ isNear }) => isNear).length,
    classes: classes.map((each) => classRow(lang, each)),
  });
}

function classRow(lang: Language, { id, name, closesOn, isNear, keepUntil, ...plan }: KeptClass) {
  const [t, say] = [wordsIn(lang), formatIn(lang)];
  const state = isNear ? 'near' : keepUntil === null ? 'waiting' : 'kept';
  return {
    name,
    address: `/admin/cohorts/${id}`,
    closesOn: say.date(closesOn),
    erasesOn:
      plan.erasesOn === null
        ? t(`housekeeping:retention.${plan.isOpen ? 'open' : 'never'}`)
        : say.date(plan.erasesOn),
    state,
    stateText: t(`housekeeping:retention.${state}`),
  };
}
