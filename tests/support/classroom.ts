/** A class to test with: a school, a cohort whose training ends on 20 October 2026, and its links. */

import { addParticipants } from '../../src/app/class-list/participants.ts';
import { createCohort } from '../../src/app/cohorts/cohorts.ts';
import { createSchool } from '../../src/app/school.ts';
import type { Cohort, Joining } from '../../src/domain/collection/cohort.ts';
import type { OccasionKind } from '../../src/domain/instrument/survey.ts';
import type { TestServer } from './server.ts';

export interface Classroom {
  readonly cohort: Cohort;
  /** Addresses of personal links, in the order of the names. */
  readonly links: readonly string[];
  readonly joinAddress: string;
}

export interface ClassroomOptions {
  readonly people?: readonly { readonly name: string; readonly unit?: string }[];
  readonly joining?: Joining;
  readonly simulated?: boolean;
  readonly forms?: Readonly<Record<OccasionKind, string>>;
}

let schools = 0;

export async function openClassroom(
  server: TestServer,
  {
    people = [{ name: '王小明' }],
    joining = 'auto',
    simulated = false,
    forms,
  }: ClassroomOptions = {},
): Promise<Classroom> {
  schools += 1;
  const school = await createSchool(server.deps, `第${schools}县委党校`);
  const wanted = {
    name: '基层治理能力提升班',
    endsOn: '2026-10-20',
    joining,
    ...(forms && { forms }),
  };
  const cohort = await createCohort(server.deps, school.id, wanted, { simulated });
  const invited =
    people.length > 0 ? await addParticipants(server.deps, school.id, cohort.id, people) : [];
  return {
    cohort,
    links: invited.map(({ token }) => `${server.url}/s/${token}`),
    joinAddress: `${server.url}/join/${cohort.joinCode}`,
  };
}

/** A complete form: every item of the occasion answered, outcome questions left out. */
export function completeForm(
  { cohort }: Classroom,
  kind: OccasionKind,
  answer = '4',
): Record<string, string> {
  const form = cohort.occasions.find((occasion) => occasion.kind === kind)?.form ?? '';
  const items = cohort.survey.forms[form] ?? [];
  return { occasion: kind, lang: 'zh-CN', ...Object.fromEntries(items.map((id) => [id, answer])) };
}

/** Posts a form as a script does; redirects are not followed. */
export function post(
  address: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  });
}
