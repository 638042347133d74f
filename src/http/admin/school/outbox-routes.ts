/** What has not gone out, of all classes; to be seen to on each class's own page. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { unsentRounds } from '../../../app/housekeeping/health-outbox.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { accessOf } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { schoolFrame } from './school-frame.ts';

export function outboxRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/school/outbox', requireAdministrator, (request, response) =>
    showOutbox(deps, request, response),
  );
  return router;
}

async function showOutbox(deps: Deps, request: Request, response: Response): Promise<void> {
  const [lang, t] = [requestLanguage(request), wordsFor(request)];
  const rounds = await unsentRounds(deps, accessOf(response).schoolId);
  sendAdminPage(request, response, 'school/outbox', {
    ...schoolFrame(lang, 'outbox'),
    hasMail: deps.mail !== null,
    rounds: rounds.map(({ cohortId, kind, channel, day, ...counts }) => ({
      ...counts,
      address: `/admin/cohorts/${cohortId}/messages`,
      day: formatIn(lang).date(day),
      round: t(`housekeeping:round.${kind}`, { defaultValue: kind }),
      channel: t(`housekeeping:channel.${channel}`, { defaultValue: channel }),
    })),
  });
}
