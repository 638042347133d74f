/** The action library that ships for a survey, for reports made from files. */
import { readdir, readFile } from 'node:fs/promises';
import type { ActionLibrary } from '../domain/plan/action-library.ts';
import { parseActionLibrary } from '../domain/plan/parse-action-library.ts';

const folder = new URL('../../surveys/actions/', import.meta.url);

/** Null where no library belongs to the survey: its report then has no plan. */
export async function readActionLibrary(surveyId: string): Promise<ActionLibrary | null> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.json')) continue;
    const parsed = parseActionLibrary(JSON.parse(await readFile(new URL(name, folder), 'utf8')));
    if (parsed.ok && parsed.value.survey === surveyId) return parsed.value;
  }
  return null;
}
