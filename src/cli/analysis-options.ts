/** What the options of the command line ask of the analysis. */
import type { ResponsesOptions } from '../domain/analysis/analyse-responses.ts';
import type { ResponseOptions } from './read-files.ts';

export function analysisOptions(options: ResponseOptions): ResponsesOptions {
  return {
    ...(options.form ? { form: options.form } : {}),
    allPairs: options.allPairs ?? false,
    excludeCareless: options.excludeCareless ?? false,
  };
}
