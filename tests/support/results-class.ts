/** A class of the shipped survey with answers on both occasions, for tests of what is made of them. */

import { readFileSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import type { Cohort } from '../../src/domain/collection/cohort.ts';
import { outcomeFields } from '../../src/domain/collection/read-answers.ts';
import type { OccasionKind } from '../../src/domain/instrument/survey.ts';
import { parseActionLibrary } from '../../src/domain/plan/parse-action-library.ts';
import type { Tables } from '../../src/storage/tables.ts';
import { makeClass } from './class.ts';
import { type TestDeps, testDeps } from './deps.ts';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;

export interface ResultsClass {
  readonly deps: TestDeps;
  readonly schoolId: string;
  readonly cohort: Cohort;
}

export interface ResultsOptions {
  readonly db?: Kysely<Tables>;
  readonly simulated?: boolean;
  /** Name of the unit of each person. */
  readonly unitOf?: (index: number) => string;
  readonly occasions?: readonly OccasionKind[];
  /** How many of them answer the follow-up; all unless given. */
  readonly followups?: number;
}

/** So many people, all of whom answer. */
export async function resultsClass(
  size: number,
  {
    db,
    simulated,
    unitOf = () => '',
    occasions = ['end', 'followup'],
    followups = size,
  }: ResultsOptions = {},
): Promise<ResultsClass> {
  const library = parseActionLibrary(read('surveys/actions/transfer-16.json'));
  if (!library.ok) throw new Error('the shipped action library does not parse');
  const definitions = [read('surveys/transfer-16.json')];
  const deps = await testDeps({ ...(db && { db }), definitions, actions: [library.value] });
  const { school, cohort } = await makeClass(deps, 0, { name: '基层治理“能力”提升班' });
  if (simulated) await deps.db.updateTable('cohort').set({ simulated: 1 }).execute();
  const rows = Array.from({ length: size }, (_, at) => ({ name: `P ${at}`, unit: unitOf(at) }));
  const people = size > 0 ? await addParticipants(deps, school.id, cohort.id, rows) : [];
  for (const kind of occasions) {
    if (kind === 'followup') deps.setNow('2026-11-25T00:00:00Z');
    const answering = kind === 'followup' ? people.slice(0, followups) : people;
    for (const [index, { token }] of answering.entries()) {
      await submitResponse(deps, token, kind, answersOf(cohort, kind, index));
    }
  }
  return { deps, schoolId: school.id, cohort: { ...cohort, simulated: simulated ?? false } };
}

/** Different from person to person and item to item; every question answered. */
export function answersOf(
  cohort: Cohort,
  kind: OccasionKind,
  seed: number,
): Record<string, string> {
  const form = cohort.occasions.find((each) => each.kind === kind)?.form ?? '';
  const shift = kind === 'followup' ? 3 : 0;
  const scores = (cohort.survey.forms[form] ?? []).map((id, at): [string, string] => [
    id,
    String((((seed + shift) * (7 + (at % 3)) + at * at) % 5) + 1),
  ]);
  const asked = outcomeFields({ survey: cohort.survey, kind, capabilities: cohort.capabilities });
  const outcomes = asked.map(({ name, question }): [string, string] => [
    name,
    question.kind === 'text'
      ? `in my own words ${seed}`
      : String(question.options[seed % question.options.length]?.value),
  ]);
  return Object.fromEntries([...scores, ...outcomes]);
}
