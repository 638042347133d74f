/** `check-survey FILE…`: a file with `actions` is read as an action library, any other as a survey. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSurvey } from '../domain/instrument/parse-survey.ts';
import type { Survey } from '../domain/instrument/survey.ts';
import { parseActionLibrary } from '../domain/plan/parse-action-library.ts';
import { type Fault, Problem } from '../domain/problem.ts';
import { readJson } from './read-files.ts';

/** @throws Problem invalid-survey with the faults of all files, the file before each path */
export async function checkSurvey(files: readonly string[]): Promise<void> {
  const faults: Fault[] = [];
  for (const file of files) {
    const found = await faultsIn(file);
    if (found.length === 0) process.stdout.write(`${file}: ok\n`);
    faults.push(...found.map((fault) => inFile(file, fault)));
  }
  if (faults.length > 0) throw new Problem('invalid-survey', {}, faults);
}

/** The file before the path, but for faults of the file itself. */
function inFile(file: string, fault: Fault): Fault {
  return fault.path === file ? fault : { ...fault, path: `${file}: ${fault.path}` };
}

async function faultsIn(file: string): Promise<readonly Fault[]> {
  try {
    const json = await readJson(file);
    if (!isActionLibrary(json)) return faultsOf(parseSurvey(json));
    return faultsOf(parseActionLibrary(json, await surveyBeside(file, json)));
  } catch (error) {
    if (error instanceof Problem) return error.faults;
    throw error;
  }
}

function faultsOf(
  parsed: ReturnType<typeof parseSurvey> | ReturnType<typeof parseActionLibrary>,
): readonly Fault[] {
  return parsed.ok ? [] : parsed.faults;
}

function isActionLibrary(
  json: unknown,
): json is { readonly actions: unknown; readonly survey?: unknown } {
  return typeof json === 'object' && json !== null && 'actions' in json;
}

/** The survey that the library names, where its file lies in the folder above, as in `surveys/`. */
async function surveyBeside(
  file: string,
  library: { readonly survey?: unknown },
): Promise<Survey | undefined> {
  const path = join(dirname(file), '..', `${String(library.survey)}.json`);
  if (typeof library.survey !== 'string' || !/^[\w-]+$/.test(library.survey) || !existsSync(path))
    return undefined;
  const parsed = parseSurvey(await readJson(path));
  return parsed.ok ? parsed.value : undefined;
}
