/** Classes in the console: all of them, one of them, its counts as they rise. */
import { type Request, type Response, Router } from 'express';
import { readCohort } from '../../../app/cohorts/cohorts.ts';
import { type ClassSearch, findClasses } from '../../../app/cohorts/find-classes.ts';
import type { Deps } from '../../../app/deps.ts';
import { readSchool } from '../../../app/school.ts';
import { todayIn } from '../../../app/today.ts';
import { accessOf } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage } from '../admin-page.ts';
import { nearRetentionOf, retentionNoticeOf } from '../school/retention-notice.ts';
import { cohortFormRoutes } from './cohort-form-routes.ts';
import { cohortListPage } from './cohort-list-page.ts';
import { cohortPage } from './cohort-page.ts';
import { occasionRoutes } from './occasion-routes.ts';
import { occasionView } from './occasion-view.ts';

export function cohortRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/', (request, response) => showCohorts(deps, request, response));
  // Before `:id`, which would take `new` for a class.
  router.use(cohortFormRoutes(deps));
  router.get('/cohorts/:id', (request, response) => showCohort(deps, request, response));
  router.get('/cohorts/:id/counts', (request, response) => sendCounts(deps, request, response));
  router.use(occasionRoutes(deps));
  return router;
}

async function showCohorts(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const search = searchOf(request);
  const found = await findClasses(deps, schoolId, search);
  const { reportingMinimum } = await readSchool(deps, schoolId);
  const zones = found.classes.map(({ cohort }) => cohort.timeZone);
  const days = todayIn(deps.now(), zones);
  const todayOf = ({ cohort }: (typeof found.classes)[number]) => days.get(cohort.timeZone) ?? '';
  const lang = requestLanguage(request);
  const model = cohortListPage(lang, found, search, reportingMinimum, todayOf);
  const retention = await nearRetentionOf(deps, lang, schoolId);
  sendAdminPage(request, response, 'cohorts/cohorts', { ...model, retention });
}

/** Anything else in the query counts as not asked for. */
function searchOf({ query }: Request): ClassSearch {
  const text = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 100) : '');
  const page = /^[1-9]\d{0,4}$/.test(text(query.page)) ? Number(query.page) : 1;
  return { text: text(query.q), programme: text(query.programme), page };
}

async function showCohort(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId, role } = accessOf(response);
  const status = await readCohort(deps, schoolId, String(request.params.id));
  const { timeZone } = status.cohort;
  const today = todayIn(deps.now(), [timeZone]).get(timeZone) ?? '';
  const lang = requestLanguage(request);
  const model = cohortPage(lang, status, today, role === 'administrator');
  const retention = await retentionNoticeOf(deps, lang, status.cohort);
  sendAdminPage(request, response, 'cohorts/cohort', { ...model, retention });
}

/** What the page asks for every few seconds, so that nobody needs to reload while the class answers. */
async function sendCounts(deps: Deps, request: Request, response: Response): Promise<void> {
  const status = await readCohort(deps, accessOf(response).schoolId, String(request.params.id));
  const lang = requestLanguage(request);
  const occasions = status.occasions.map((occasion) => {
    const view = occasionView(lang, occasion);
    const { kind, state, stateText, notStarted, drafts, submitted, invited } = view;
    return { kind, state, stateText, notStarted, drafts, submitted, invited };
  });
  response.json({ occasions });
}
