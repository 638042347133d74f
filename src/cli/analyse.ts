/** `analyse`: responses collected elsewhere become the analysis, as JSON on stdout. */
import { analyseResponses } from '../domain/analysis/analyse-responses.ts';
import { analysisOptions } from './analysis-options.ts';
import { jsonBlocks } from './json-blocks.ts';
import { inFile, type ResponseOptions, readFiles } from './read-files.ts';

export async function analyse(options: ResponseOptions): Promise<void> {
  const { survey, responses } = await readFiles(options, 'en');
  const analysis = inFile(options.responses, () =>
    analyseResponses(survey, responses, analysisOptions(options)),
  );
  process.stdout.on('error', endQuietly);
  // Set out for a reader; programs read the same in half the time and space.
  const blocks = process.stdout.isTTY ? [JSON.stringify(analysis, null, 2)] : jsonBlocks(analysis);
  for (const block of blocks) process.stdout.write(block);
  process.stdout.write('\n');
}

/** Whoever read the output has seen enough (`| head`). */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}
