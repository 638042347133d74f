/** A list comes in as a file or as pasted text, is looked at, and is taken over as a whole or not at all. */
import { type Request, type Response, Router } from 'express';
import { readListFile } from '../../../app/class-list/import-file.ts';
import { type ReadList, readListText } from '../../../app/class-list/import-list.ts';
import {
  type Imported,
  importPeople,
  reviewImport,
} from '../../../app/class-list/import-people.ts';
import type { ImportReview } from '../../../app/class-list/import-review.ts';
import { readCohort } from '../../../app/cohorts/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { largeForm, textField } from '../form-body.ts';
import { faultSentences, rethrowUnless } from '../form-faults.ts';
import { noForms } from './class-list-page.ts';
import { importBody, readImportForm } from './import-form.ts';
import { type ImportState, importPage } from './import-page.ts';
import { showClassList } from './show-class-list.ts';
import { readUpload } from './upload-body.ts';

type ClassRequest = Request<{ id: string }>;

export function importRoutes(deps: Deps): Router {
  const router = Router();
  router.post(
    '/cohorts/:id/people/upload',
    requireAdministrator,
    readUpload,
    (request: ClassRequest, response: Response) => takeFile(deps, request, response),
  );
  router.post(
    '/cohorts/:id/participants',
    requireAdministrator,
    largeForm,
    (request: ClassRequest, response: Response) => takePaste(deps, request, response),
  );
  router.post(
    '/cohorts/:id/people/import',
    requireAdministrator,
    importBody,
    (request: ClassRequest, response: Response) => takeForm(deps, request, response),
  );
  return router;
}

async function takeFile(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const { id } = request.params;
  const { schoolId } = accessOf(response);
  await readCohort(deps, schoolId, id);
  const list = await readFile(request, response).catch(rethrowUnless('invalid-input'));
  if (list instanceof Problem) {
    const upload = { faults: faultSentences(request, list) };
    return showClassList(deps, request, response, { ...noForms, upload });
  }
  const review = await reviewImport(deps, schoolId, id, list);
  await showReview(deps, request, response, { list, review });
}

async function readFile(request: Request, response: Response): Promise<ReadList> {
  const problem: unknown = response.locals.uploadProblem;
  if (problem instanceof Problem) throw problem;
  if (request.file) return readListFile(request.file.buffer);
  throw new Problem('invalid-input', {}, [{ path: 'file', code: 'no-file' }]);
}

async function readText(text: string): Promise<ReadList> {
  return readListText(text, 'paste');
}

/** Nothing but new people, and no problem: they are on the list at once. */
async function takePaste(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const { id } = request.params;
  const { schoolId } = accessOf(response);
  const text = textField(request, 'list');
  await readCohort(deps, schoolId, id);
  const list = await readText(text).catch(rethrowUnless('invalid-input'));
  if (list instanceof Problem) {
    const paste = { text, faults: faultSentences(request, list) };
    return showClassList(deps, request, response, { ...noForms, paste });
  }
  const review = await reviewImport(deps, schoolId, id, list);
  if (!isPlain(review)) return showReview(deps, request, response, { list, review });
  const order = { seen: review.seen };
  const outcome = await importPeople(actingDeps(deps, response), schoolId, id, list, order);
  if (outcome.done) return showDone(id, response, outcome.imported);
  await showReview(deps, request, response, { list, ...outcome });
}

function isPlain({ plan, faults, sharedPhones }: ImportReview): boolean {
  const { added, changed, returned } = plan;
  const problems = faults.length + sharedPhones.length + changed.length + returned.length;
  return added.length > 0 && problems === 0;
}

async function takeForm(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const { id } = request.params;
  const { schoolId } = accessOf(response);
  await readCohort(deps, schoolId, id);
  const { list, choice, order, confirmed } = readImportForm(request);
  const agreed = {
    sharedPhones: order.sharedPhones === true,
    withdrawMissing: order.withdrawMissing === true,
  };
  if (!confirmed) {
    const review = await reviewImport(deps, schoolId, id, list, choice);
    return showReview(deps, request, response, { list, review, agreed });
  }
  const outcome = await importPeople(actingDeps(deps, response), schoolId, id, list, order);
  if (outcome.done) return showDone(id, response, outcome.imported);
  await showReview(deps, request, response, { list, agreed, ...outcome });
}

async function showReview(
  deps: Deps,
  request: ClassRequest,
  response: Response,
  state: ImportState,
): Promise<void> {
  const { cohort } = await readCohort(deps, accessOf(response).schoolId, request.params.id);
  const model = importPage(requestLanguage(request), cohort, state);
  const refused = state.review.faults.length > 0 || model.stale;
  sendAdminPage(request, response, 'people/import', model, refused ? 422 : 200);
}

function showDone(id: string, response: Response, imported: Imported): void {
  const figures = Object.entries(imported).filter(([, count]) => count > 0);
  const search = new URLSearchParams(
    Object.fromEntries(figures.map(([name, count]) => [name, String(count)])),
  );
  response.redirect(303, `/admin/cohorts/${id}/people?${search}`);
}
