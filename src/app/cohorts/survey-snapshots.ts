/** Survey versions as stored, parsed once: a stored version never changes while the server runs. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { parseSurvey } from '../../domain/instrument/parse-survey.ts';
import type { Survey } from '../../domain/instrument/survey.ts';
import {
  findSurveyVersion,
  insertSurveyVersion,
  replaceUnusedVersion,
} from '../../storage/survey-version-store.ts';
import type { Tables } from '../../storage/tables.ts';

/** By `id@version`. */
export type SurveySnapshots = Map<string, Survey>;

export async function readSnapshot(
  db: Kysely<Tables>,
  snapshots: SurveySnapshots,
  id: string,
  version: string,
): Promise<Survey> {
  const name = `${id}@${version}`;
  const known = snapshots.get(name);
  if (known) return known;
  const row = await findSurveyVersion(db, id, version);
  const parsed = parseSurvey(JSON.parse(row?.definition ?? 'null'));
  if (!parsed.ok) throw new Error(`stored survey ${name} does not parse`);
  snapshots.set(name, parsed.value);
  return parsed.value;
}

export type Registered = 'added' | 'unchanged' | 'replaced' | 'in-use';

/** `in-use`: the definition differs from the stored one, which classes use and which therefore stays. */
export async function registerSurvey(
  db: Kysely<Tables>,
  survey: Pick<Survey, 'id' | 'version'>,
  definition: unknown,
): Promise<Registered> {
  const hash = createHash('sha256').update(canonicalJson(definition)).digest('base64url');
  const { id, version } = survey;
  const row = { id, version, definition: JSON.stringify(definition), hash };
  const stored = await findSurveyVersion(db, survey.id, survey.version);
  if (!stored) {
    await insertSurveyVersion(db, row);
    return 'added';
  }
  if (stored.hash === hash) return 'unchanged';
  return (await replaceUnusedVersion(db, row)) ? 'replaced' : 'in-use';
}

/** Keys sorted, so that reformatting a file is no change. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
