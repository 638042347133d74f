/** A school with a class of people, and signing in to its console as a script does. */

import { createConsoleEntry } from '../../../src/app/accounts/console-entry.ts';
import { addParticipants } from '../../../src/app/class-list/participants.ts';
import { createCohort, setOccasion } from '../../../src/app/cohorts/cohorts.ts';
import { submitResponse } from '../../../src/app/participation/submit-response.ts';
import { createSchool, type Role } from '../../../src/app/school.ts';
import type { Cohort } from '../../../src/domain/collection/cohort.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { formOf, people } from '../api/cast.ts';

export interface ConsoleCast {
  readonly server: TestServer;
  readonly schoolId: string;
  readonly cohort: Cohort;
}

/** `answers` people have answered at the end of training. */
export async function startConsoleCast(answers = 0): Promise<ConsoleCast> {
  const server = await startTestServer();
  const school = await createSchool(server.deps, '青山县委党校');
  const cohort = await createCohort(server.deps, school.id, {
    name: '基层治理能力提升班',
    endsOn: '2026-10-20',
  });
  const cast = { server, schoolId: school.id, cohort };
  if (answers > 0) await answer(cast, answers);
  return cast;
}

async function answer({ server, schoolId, cohort }: ConsoleCast, answers: number): Promise<void> {
  const { deps } = server;
  const invited = await addParticipants(deps, schoolId, cohort.id, people(answers, '青山镇'));
  await setOccasion(deps, schoolId, cohort.id, 'followup', { state: 'open' });
  for (const [person, { token }] of invited.entries()) {
    await submitResponse(deps, token, 'end', formOf(cohort, 'end', person));
    await submitResponse(deps, token, 'followup', formOf(cohort, 'followup', person + 1));
  }
}

/** The cookie of a fresh session. */
export async function signIn(
  { server, schoolId }: Pick<ConsoleCast, 'server' | 'schoolId'>,
  role: Role = 'administrator',
): Promise<string> {
  const entry = await createConsoleEntry(server.deps, schoolId, role);
  const response = await fetch(`${server.url}/admin/enter/${entry}`, {
    method: 'POST',
    redirect: 'manual',
  });
  return cookieOf(response);
}

export function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export interface ConsoleRequest {
  readonly cookie?: string | undefined;
  readonly method?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request to the console; redirects are not followed. */
export function visit(
  { server }: Pick<ConsoleCast, 'server'>,
  path: string,
  { cookie, method, form, headers }: ConsoleRequest = {},
): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: method ?? (form ? 'POST' : 'GET'),
    headers: { ...(cookie && { Cookie: cookie }), ...headers },
    redirect: 'manual',
    ...(form && { body: new URLSearchParams(form) }),
  });
}
