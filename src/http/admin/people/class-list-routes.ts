/** The class list: looked at, added to one by one, taken away as a file. Lists come in by import-routes. */
import { type Request, type Response, Router } from 'express';
import { addOne } from '../../../app/class-list/class-list-edit.ts';
import {
  type ClassListFile,
  classListTemplate,
  exportClassList,
  type ListFormat,
  listFormats,
} from '../../../app/class-list/class-list-export.ts';
import { readCohort } from '../../../app/cohorts/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { attachment } from '../../content-disposition.ts';
import { requestLanguage } from '../../request-language.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { smallForm } from '../form-body.ts';
import { rethrowUnless } from '../form-faults.ts';
import { noForms } from './class-list-page.ts';
import { importRoutes } from './import-routes.ts';
import { personInput, refusedPerson, sharesPhone } from './person-form.ts';
import { showClassList } from './show-class-list.ts';

type ClassRequest = Request<{ id: string }>;

export function classListRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/cohorts/:id/people', (request: ClassRequest, response: Response) =>
    showClassList(deps, request, response),
  );
  router.post(
    '/cohorts/:id/people',
    requireAdministrator,
    smallForm,
    (request: ClassRequest, response: Response) => addPerson(deps, request, response),
  );
  router.get(
    '/cohorts/:id/people/template.xlsx',
    requireAdministrator,
    (request: ClassRequest, response: Response) => sendTemplate(deps, request, response),
  );
  for (const format of listFormats) {
    router.get(
      `/cohorts/:id/people/list.${format}`,
      requireAdministrator,
      (request: ClassRequest, response: Response) => sendList(deps, request, response, format),
    );
  }
  router.use(importRoutes(deps));
  return router;
}

async function addPerson(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  const { id } = request.params;
  const { schoolId } = accessOf(response);
  const acting = actingDeps(deps, response);
  const input = personInput(request);
  const added = await addOne(acting, schoolId, id, input, sharesPhone(request)).catch(
    rethrowUnless('invalid-input'),
  );
  if (!(added instanceof Problem)) {
    return response.redirect(303, `/admin/cohorts/${id}/people?added=1`);
  }
  const person = refusedPerson(request, added);
  await showClassList(deps, request, response, { ...noForms, person });
}

async function sendList(
  deps: Deps,
  request: ClassRequest,
  response: Response,
  format: ListFormat,
): Promise<void> {
  const { schoolId } = accessOf(response);
  const language = requestLanguage(request);
  const acting = actingDeps(deps, response);
  send(response, await exportClassList(acting, schoolId, request.params.id, language, format));
}

async function sendTemplate(deps: Deps, request: ClassRequest, response: Response): Promise<void> {
  await readCohort(deps, accessOf(response).schoolId, request.params.id);
  send(response, await classListTemplate(requestLanguage(request)));
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

function send(response: Response, { name, content }: ClassListFile): void {
  response
    .set('Content-Type', name.endsWith('.csv') ? types.csv : types.xlsx)
    .set('Content-Disposition', attachment(name))
    .send(content);
}
