/** The survey definitions and action libraries that come as files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSurvey } from '../../domain/instrument/parse-survey.ts';
import type { Survey } from '../../domain/instrument/survey.ts';
import type { ActionLibrary } from '../../domain/plan/action-library.ts';
import { parseActionLibrary } from '../../domain/plan/parse-action-library.ts';
import type { Fault } from '../../domain/problem.ts';

export interface SurveyFile {
  readonly survey: Survey;
  /** As written in the file. */
  readonly definition: unknown;
}

export interface SurveyFiles {
  readonly surveys: readonly SurveyFile[];
  readonly libraries: readonly ActionLibrary[];
  /** Paths begin with the file's name. */
  readonly faults: readonly Fault[];
}

/** Every file that parses, and the faults of those that do not. */
export function readSurveyFiles(dir: string): SurveyFiles {
  const surveys: SurveyFile[] = [];
  const libraries: ActionLibrary[] = [];
  const faults: Fault[] = [];
  const note = (file: string, found: readonly Fault[]): void => {
    for (const fault of found) faults.push({ ...fault, path: `${file} ${fault.path}` });
  };
  for (const file of jsonFiles(dir)) {
    const definition = readJson(join(dir, file));
    const parsed = parseSurvey(definition);
    if (parsed.ok) surveys.push({ survey: parsed.value, definition });
    else note(file, parsed.faults);
  }
  for (const file of jsonFiles(join(dir, 'actions'))) {
    const json = readJson(join(dir, 'actions', file));
    const parsed = parseActionLibrary(json, surveyOf(json, surveys));
    if (parsed.ok) libraries.push(parsed.value);
    else note(`actions/${file}`, parsed.faults);
  }
  return { surveys, libraries, faults };
}

/** The newest survey that the library names; its factors are checked against it. */
function surveyOf(json: unknown, surveys: readonly SurveyFile[]): Survey | undefined {
  const named = typeof json === 'object' && json !== null && 'survey' in json ? json.survey : null;
  return newestById(surveys.map((file) => file.survey)).get(String(named));
}

/** The newest version of each id: 1.10.0 is newer than 1.9.0. */
export function newestById<T extends { readonly id: string; readonly version: string }>(
  versions: readonly T[],
  idOf: (one: T) => string = (one) => one.id,
): ReadonlyMap<string, T> {
  const order = new Intl.Collator('en', { numeric: true });
  const ascending = [...versions].sort((a, b) => order.compare(a.version, b.version));
  return new Map(ascending.map((one) => [idOf(one), one]));
}

function jsonFiles(dir: string): readonly string[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.json'))
    .sort();
}

/** A file that is no JSON is left to the parser, which refuses `undefined`. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
