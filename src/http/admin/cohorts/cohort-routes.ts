/** Classes in the console: list, create, watch, open and close, hand out, paste the class list. */
import { type Request, type Response, Router } from 'express';
import { createCohort, listCohorts, readCohort, setOccasion } from '../../../app/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import {
  addParticipants,
  addParticipantsFromCsv,
  byLine,
  listParticipants,
} from '../../../app/participants.ts';
import { isOccasionKind } from '../../../domain/instrument/survey.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { largeForm, smallForm, textField } from '../form-body.ts';
import { faultSentences, faultsByField, noFaults, rethrowUnless } from '../form-faults.ts';
import { qrCode } from '../hand-out/qr-code.ts';
import { readPastedList } from '../people/pasted-list.ts';
import { cohortListPage } from './cohort-list-page.ts';
import { type CohortPage, cohortPage, joinLinkOf } from './cohort-page.ts';
import { occasionView } from './occasion-view.ts';

export function cohortRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/', (request, response) =>
    showCohorts(deps, request, response, { name: '', endsOn: '', faults: noFaults }),
  );
  router.post('/cohorts', requireAdministrator, smallForm, (request, response) =>
    addCohort(deps, request, response),
  );
  router.get('/cohorts/:id', (request, response) =>
    showCohort(deps, request, response, { text: '', faults: [] }),
  );
  router.get('/cohorts/:id/counts', (request, response) => sendCounts(deps, request, response));
  router.post('/cohorts/:id/participants', requireAdministrator, largeForm, (request, response) =>
    addClassList(deps, request, response),
  );
  router.post('/cohorts/:id/occasions/:kind/:action', requireAdministrator, (request, response) =>
    changeOccasion(deps, request, response),
  );
  router.get('/cohorts/:id/poster', (request, response) => showPoster(deps, request, response));
  router.get('/cohorts/:id/join.svg', (request, response) => sendQrCode(deps, request, response));
  return router;
}

async function showCohorts(
  deps: Deps,
  request: Request,
  response: Response,
  form: Parameters<typeof cohortListPage>[2],
): Promise<void> {
  const cohorts = await listCohorts(deps, accessOf(response).schoolId);
  const model = cohortListPage(requestLanguage(request), cohorts, form);
  const status = form.faults === noFaults ? 200 : 422;
  sendAdminPage(request, response, 'cohorts/cohorts', model, status);
}

async function addCohort(deps: Deps, request: Request, response: Response): Promise<void> {
  const form = { name: textField(request, 'name'), endsOn: textField(request, 'endsOn') };
  const created = await createCohort(deps, accessOf(response).schoolId, form).catch(
    rethrowUnless('invalid-input'),
  );
  if (!(created instanceof Problem)) return response.redirect(303, `/admin/cohorts/${created.id}`);
  const faults = faultsByField(request, created, 'cohort');
  await showCohorts(deps, request, response, { ...form, faults });
}

async function showCohort(
  deps: Deps,
  request: Request,
  response: Response,
  paste: CohortPage['paste'],
): Promise<void> {
  const { schoolId } = accessOf(response);
  const cohortId = String(request.params.id);
  const status = await readCohort(deps, schoolId, cohortId);
  const people = await listParticipants(deps, schoolId, cohortId);
  const added = /^\d{1,5}$/.test(String(request.query.added)) ? Number(request.query.added) : null;
  const lang = requestLanguage(request);
  const model = cohortPage(lang, deps.baseUrl, status, people, paste, added);
  sendAdminPage(request, response, 'cohorts/cohort', model, paste.faults.length > 0 ? 422 : 200);
}

/** What the page asks for every few seconds, so that nobody needs to reload while the class answers. */
async function sendCounts(deps: Deps, request: Request, response: Response): Promise<void> {
  const status = await readCohort(deps, accessOf(response).schoolId, String(request.params.id));
  const lang = requestLanguage(request);
  const occasions = status.occasions.map((occasion) => {
    const { kind, state, stateText, notStarted, drafts, submitted, invited } = occasionView(
      lang,
      occasion,
    );
    return { kind, state, stateText, notStarted, drafts, submitted, invited };
  });
  response.json({ occasions });
}

async function addClassList(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const cohortId = String(request.params.id);
  const text = textField(request, 'list');
  const list = readPastedList(text);
  if (list.kind === 'headings-needed') {
    const faults = [wordsFor(request)('console:paste.headingsNeeded')];
    return showCohort(deps, request, response, { text, faults });
  }
  const added = await (list.kind === 'csv'
    ? addParticipantsFromCsv(deps, schoolId, cohortId, list.csv)
    : addParticipants(deps, schoolId, cohortId, list.rows, byLine)
  ).catch(rethrowUnless('invalid-input'));
  if (added instanceof Problem) {
    return showCohort(deps, request, response, { text, faults: faultSentences(request, added) });
  }
  response.redirect(303, `/admin/cohorts/${cohortId}?added=${added.length}#people`);
}

/** `open` and `close` by hand; `calendar` lets the days count again. */
async function changeOccasion(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const { id = '', kind, action } = request.params as Record<string, string>;
  if (!isOccasionKind(kind)) throw new Problem('not-found');
  const status = await readCohort(deps, schoolId, id);
  const occasion = status.occasions.find((each) => each.kind === kind);
  if (!occasion) throw new Problem('not-found');
  const { opensOn, closesOn } = occasion;
  const changes = {
    open: { state: 'open' },
    close: { state: 'closed' },
    calendar: { opensOn, closesOn },
  } as const;
  if (!action || !Object.hasOwn(changes, action)) throw new Problem('not-found');
  await setOccasion(deps, schoolId, id, kind, changes[action as keyof typeof changes]);
  response.redirect(303, `/admin/cohorts/${id}#${kind}`);
}

async function showPoster(deps: Deps, request: Request, response: Response): Promise<void> {
  const { cohort, occasions } = await readCohort(
    deps,
    accessOf(response).schoolId,
    String(request.params.id),
  );
  const lang = requestLanguage(request);
  const current = occasions.find((occasion) => occasion.state === 'open') ?? occasions[0];
  sendAdminPage(request, response, 'hand-out/poster', {
    title: cohort.name,
    simulated: cohort.simulated,
    styles: ['console.css', 'console-class.css', 'console-poster.css'],
    scripts: ['console.js'],
    name: cohort.name,
    address: `/admin/cohorts/${cohort.id}`,
    joinLink: joinLinkOf(deps.baseUrl, cohort),
    minimum: cohort.reportingMinimum,
    occasion: current ? occasionView(lang, current) : null,
  });
}

async function sendQrCode(deps: Deps, request: Request, response: Response): Promise<void> {
  const { cohort } = await readCohort(deps, accessOf(response).schoolId, String(request.params.id));
  response.type('image/svg+xml').send(await qrCode(joinLinkOf(deps.baseUrl, cohort)));
}
