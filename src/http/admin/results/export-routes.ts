/** Results to take along: spreadsheets, packages for SPSS and R, Word. */
import { type Request, type Response, Router } from 'express';
import { readCohort } from '../../../app/cohorts/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import { planDocument, summaryDocument } from '../../../app/results/export-documents.ts';
import { downloadAnswers, type ExportRequest } from '../../../app/results/export-files.ts';
import { accessOf, actingDeps } from '../../access-of.ts';
import { attachment } from '../../content-disposition.ts';
import { fileTypes } from '../../file-types.ts';
import { namedOccasion } from './chosen-occasion.ts';
import { paperOf } from './paper-of.ts';
import { filterInName, filterOf, optionsOf } from './result-filter.ts';

interface ExportFile {
  /** The last part of the address, and of the file's name. */
  readonly path: string;
  /** Between the class's name and the occasion. */
  readonly part: string;
  readonly extension: keyof typeof fileTypes;
  readonly make: (deps: Deps, request: ExportRequest) => Promise<Uint8Array>;
}

const files: readonly ExportFile[] = [
  {
    path: 'results.xlsx',
    part: '',
    extension: 'xlsx',
    make: (deps, request) => downloadAnswers(deps, 'xlsx', request),
  },
  {
    path: 'responses-spss.zip',
    part: '-spss',
    extension: 'zip',
    make: (deps, request) => downloadAnswers(deps, 'spss', request),
  },
  {
    path: 'responses-r.zip',
    part: '-r',
    extension: 'zip',
    make: (deps, request) => downloadAnswers(deps, 'r', request),
  },
  { path: 'plan.docx', part: '-plan', extension: 'docx', make: planDocument },
  { path: 'summary.docx', part: '-summary', extension: 'docx', make: summaryDocument },
];

export function exportRoutes(deps: Deps): Router {
  const router = Router();
  for (const file of files) {
    router.get(`/cohorts/:id/${file.path}`, (request, response) =>
      sendFile(deps, file, request, response),
    );
  }
  return router;
}

async function sendFile(
  deps: Deps,
  { part, extension, make }: ExportFile,
  request: Request,
  response: Response,
): Promise<void> {
  const { schoolId } = accessOf(response);
  const [kind, language] = [namedOccasion(request), paperOf(request)];
  const { cohort } = await readCohort(deps, schoolId, String(request.params.id));
  const filter = filterOf(request);
  const wanted = { schoolId, cohortId: cohort.id, kind, language, options: optionsOf(filter) };
  const bytes = await make(actingDeps(deps, response), wanted);
  const name = `${cohort.name}-${kind}${part}${filterInName(filter)}-${language}.${extension}`;
  response.set('Content-Disposition', attachment(name)).type(fileTypes[extension]);
  response.send(Buffer.from(bytes));
}
