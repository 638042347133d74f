/** The audit log: read page by page, narrowed down to a class or to who acted, taken along as CSV. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import {
  type AuditFilter,
  type AuditPlace,
  auditChoices,
  exportAuditLog,
  readAuditLog,
} from '../../../app/housekeeping/audit-log.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { attachment } from '../../content-disposition.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { auditCsv } from './audit-csv.ts';
import { auditPage } from './audit-page.ts';

export function auditRoutes(deps: Deps): Router {
  const router = Router();
  router.get('/school/audit', requireAdministrator, (request, response) =>
    showLog(deps, request, response),
  );
  router.get('/school/audit.csv', requireAdministrator, (request, response) =>
    sendLog(deps, request, response),
  );
  return router;
}

async function showLog(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const filter = readFilter(request);
  const after = readPlace(request);
  const log = await readAuditLog(deps, schoolId, filter, after);
  const choices = await auditChoices(deps, schoolId);
  const model = auditPage(requestLanguage(request), log, choices, filter, after !== undefined);
  sendAdminPage(request, response, 'school/audit', model);
}

async function sendLog(deps: Deps, request: Request, response: Response): Promise<void> {
  const { schoolId } = accessOf(response);
  const entries = await exportAuditLog(actingDeps(deps, response), schoolId, readFilter(request));
  const name = `${wordsFor(request)('housekeeping:audit.file')}.csv`;
  response.type('text/csv').set('Content-Disposition', attachment(name));
  response.send(auditCsv(requestLanguage(request), entries));
}

/** What is not understood narrows nothing down. */
function readFilter({ query }: Request): AuditFilter {
  const cohort = typeof query.class === 'string' && query.class !== '' ? query.class : null;
  const actor = typeof query.actor === 'string' ? /^([a-z]+):(.*)$/.exec(query.actor) : null;
  return {
    ...(cohort === null ? {} : { cohortId: cohort }),
    ...(actor ? { actor: { kind: actor[1] ?? '', id: actor[2] || null } } : {}),
  };
}

function readPlace({ query }: Request): AuditPlace | undefined {
  const place = typeof query.after === 'string' ? query.after.split('~') : [];
  const [at, id] = place;
  return at && id ? { at, id } : undefined;
}
