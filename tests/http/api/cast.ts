/** Who calls the API in these tests: alice administers, bob only reads, charlie is of another school. */

import { addParticipants } from '../../../src/app/class-list/participants.ts';
import { createCohort, setOccasion } from '../../../src/app/cohorts/cohorts.ts';
import { submitResponse } from '../../../src/app/participation/submit-response.ts';
import { createSchool, createToken } from '../../../src/app/school.ts';
import type { Cohort } from '../../../src/domain/collection/cohort.ts';
import type { OccasionKind } from '../../../src/domain/instrument/survey.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

export interface Cast {
  readonly server: TestServer;
  readonly schoolId: string;
  readonly cohort: Cohort;
  readonly tokens: { readonly alice: string; readonly bob: string; readonly charlie: string };
}

export async function startCast(): Promise<Cast> {
  const server = await startTestServer();
  const { deps } = server;
  const school = await createSchool(deps, '青山县委党校');
  await createSchool(deps, '绿水县委党校');
  const tokens = {
    alice: await createToken(deps, '青山县委党校', 'administrator'),
    bob: await createToken(deps, '青山县委党校', 'analyst'),
    charlie: await createToken(deps, '绿水县委党校', 'administrator'),
  };
  const cohort = await createCohort(deps, school.id, {
    name: '基层治理能力提升班',
    endsOn: '2026-10-20',
  });
  return { server, schoolId: school.id, cohort, tokens };
}

export interface CallOptions {
  readonly token?: string;
  readonly method?: string;
  readonly json?: unknown;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One call of the API, `path` below /api/v1. */
export function call(
  { server }: Pick<Cast, 'server'>,
  path: string,
  { token, method = 'GET', json, body, headers }: CallOptions = {},
): Promise<Response> {
  const sent = json === undefined ? body : JSON.stringify(json);
  return fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  });
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly {
    readonly path: string;
    readonly message: string;
    readonly code: string;
  }[];
}

export async function problemOf(response: Response): Promise<ProblemBody> {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json'))
    throw new Error(`not a problem: ${response.status} ${await response.text()}`);
  return (await response.json()) as ProblemBody;
}

/** `people` new participants, each of whom answers this occasion; the answers differ. */
export async function answerAs(
  { server, schoolId, cohort }: Pick<Cast, 'server' | 'schoolId' | 'cohort'>,
  kind: OccasionKind,
  people: readonly { readonly name: string; readonly unit?: string }[],
): Promise<void> {
  const { deps } = server;
  const invited = await addParticipants(deps, schoolId, cohort.id, people);
  await setOccasion(deps, schoolId, cohort.id, kind, { state: 'open' });
  for (const [person, { token }] of invited.entries()) {
    await submitResponse(deps, token, kind, formOf(cohort, kind, person));
  }
}

export function formOf(cohort: Cohort, kind: OccasionKind, person: number): Record<string, string> {
  const form = cohort.occasions.find((occasion) => occasion.kind === kind)?.form ?? '';
  const items = cohort.survey.forms[form] ?? [];
  const answers = items.map((id, at) => [id, String(1 + ((person * 7 + at * 3) % 5))] as const);
  return Object.fromEntries(answers);
}

/** `count` people with names that differ, the first ones first. */
export function people(count: number, unit?: string): { name: string; unit?: string }[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `学员${unit ?? ''}${at + 1}`,
    ...(unit && { unit }),
  }));
}
