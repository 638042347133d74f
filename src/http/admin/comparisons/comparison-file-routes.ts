/** A comparison to take along, in the language that is asked for. */
import { type Request, type Response, Router } from 'express';
import {
  comparisonCsv,
  comparisonPdf,
  comparisonWorkbook,
} from '../../../app/comparisons/comparison-files.ts';
import { readSelection } from '../../../app/comparisons/selection.ts';
import type { Deps } from '../../../app/deps.ts';
import { wordsIn } from '../../../domain/wording/words.ts';
import { accessOf } from '../../access-of.ts';
import { attachment } from '../../content-disposition.ts';
import { fileTypes } from '../../file-types.ts';
import { paperOf } from '../results/paper-of.ts';
import { readLookedAt } from './comparison-address.ts';

const files = {
  'report.pdf': comparisonPdf,
  'results.xlsx': comparisonWorkbook,
  'results.csv': comparisonCsv,
} as const;
type FileName = keyof typeof files;

export function fileRoutes(deps: Deps): Router {
  const router = Router();
  for (const name of Object.keys(files) as FileName[]) {
    router.get(`/comparisons/${name}`, (request, response) =>
      sendFile(deps, name, request, response),
    );
  }
  return router;
}

async function sendFile(
  deps: Deps,
  file: FileName,
  request: Request,
  response: Response,
): Promise<void> {
  const { schoolId, schoolName } = accessOf(response);
  const [selection, language] = [readSelection(request.query), paperOf(request)];
  const { factor, group } = readLookedAt(request.query);
  const made = await files[file](deps, schoolId, selection, language, { factor, group });
  const extension = file.split('.')[1] as 'pdf' | 'xlsx' | 'csv';
  const kind = wordsIn(language)(`comparison:kind.${selection.level}`);
  const name = `${schoolName}-${kind}-${selection.occasion}-${language}.${extension}`;
  response.set('Content-Disposition', attachment(name)).type(fileTypes[extension]);
  response.send(typeof made === 'string' ? made : Buffer.from(made));
}
