/** Each page of the console × who asks for it; another school's class does not exist. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCohort } from '../../../src/app/cohorts.ts';
import { addParticipants } from '../../../src/app/participants.ts';
import { createSchool } from '../../../src/app/school.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let person: string;
let cookies: { readonly alice: string; readonly bob: string; readonly charlie: string };
beforeAll(async () => {
  cast = await startConsoleCast();
  const { server, schoolId, cohort } = cast;
  const [invited] = await addParticipants(server.deps, schoolId, cohort.id, [{ name: '李雷' }]);
  person = invited?.id ?? '';
  const other = await createSchool(server.deps, '绿水县委党校');
  cookies = {
    alice: await signIn(cast),
    bob: await signIn(cast, 'analyst'),
    charlie: await signIn({ server: cast.server, schoolId: other.id }),
  };
});
afterAll(() => cast.server.close());

interface Route {
  readonly name: string;
  readonly path: (id: string) => string;
  readonly form?: Readonly<Record<string, string>>;
  readonly success: number;
  /** Shown to administrators only, though it changes nothing. */
  readonly administrator?: true;
}

const routes: readonly Route[] = [
  { name: 'the classes', path: () => '/admin', success: 200 },
  {
    name: 'a new class',
    path: () => '/admin/cohorts',
    form: { name: '新班', endsOn: '2026-11-20' },
    success: 303,
  },
  { name: 'a class', path: (id) => `/admin/cohorts/${id}`, success: 200 },
  { name: 'its counts', path: (id) => `/admin/cohorts/${id}/counts`, success: 200 },
  { name: 'its poster', path: (id) => `/admin/cohorts/${id}/poster`, success: 200 },
  { name: 'its QR code', path: (id) => `/admin/cohorts/${id}/join.svg`, success: 200 },
  {
    name: 'its class list',
    path: (id) => `/admin/cohorts/${id}/participants`,
    form: { list: '王芳' },
    success: 303,
  },
  {
    name: 'a person',
    path: (id) => `/admin/cohorts/${id}/participants/${person}`,
    success: 200,
    administrator: true,
  },
  {
    name: 'a new link',
    path: (id) => `/admin/cohorts/${id}/participants/${person}/link`,
    form: {},
    success: 303,
  },
  {
    name: 'opening',
    path: (id) => `/admin/cohorts/${id}/occasions/followup/open`,
    form: {},
    success: 303,
  },
  {
    name: 'closing',
    path: (id) => `/admin/cohorts/${id}/occasions/followup/close`,
    form: {},
    success: 303,
  },
  {
    name: 'going by the days',
    path: (id) => `/admin/cohorts/${id}/occasions/followup/calendar`,
    form: {},
    success: 303,
  },
  {
    name: 'its diagnosis',
    path: (id) => `/admin/cohorts/${id}/diagnosis?occasion=end`,
    success: 200,
  },
  {
    name: 'its report',
    path: (id) => `/admin/cohorts/${id}/report.pdf?occasion=end&paper=en`,
    success: 200,
  },
  {
    name: 'its answers',
    path: (id) => `/admin/cohorts/${id}/responses.csv?occasion=end`,
    success: 200,
  },
];

describe.each(routes)('$name', ({ path, form, success, administrator }) => {
  const send = (cookie?: string, id = cast.cohort.id) =>
    visit(cast, path(id), { ...(form && { form }), ...(cookie && { cookie }) });

  it('is for who is signed in', async () => {
    expect((await send()).status).toBe(401);
  });

  it('is there for an analyst only where it changes nothing', async () => {
    expect((await send(cookies.bob)).status).toBe(form || administrator ? 403 : success);
  });

  it('is not there for another school', async () => {
    if (path('') === path('x')) return;
    expect((await send(cookies.charlie)).status).toBe(404);
    expect((await send(cookies.alice, 'nothing')).status).toBe(404);
  });

  it('is there for the administrator', async () => {
    expect((await send(cookies.alice)).status).toBe(success);
  });

  it('does not take a form from another site', async () => {
    if (!form) return;
    const response = await visit(cast, path(cast.cohort.id), {
      form,
      cookie: cookies.alice,
      headers: { 'Sec-Fetch-Site': 'cross-site' },
    });
    expect(response.status).toBe(403);
  });
});

it('shows an analyst no form that would be refused', async () => {
  for (const path of ['/admin', `/admin/cohorts/${cast.cohort.id}`]) {
    const page = await (await visit(cast, path, { cookie: cookies.bob })).text();
    expect(page.match(/<form[^>]*action="(?!\/admin\/sign-out)/g)).toBeNull();
  }
});

it('shows an analyst no way to the links of people', async () => {
  const page = async (cookie: string) =>
    (await visit(cast, `/admin/cohorts/${cast.cohort.id}`, { cookie })).text();
  expect(await page(cookies.alice)).toContain(`/participants/${person}"`);
  expect(await page(cookies.bob)).not.toContain(`/participants/${person}`);
});

it('does not know a person of another class, nor one that there is not', async () => {
  const cookie = cookies.alice;
  const other = await createCohort(cast.server.deps, cast.schoolId, {
    name: '另一个班',
    endsOn: '2026-10-20',
  });
  for (const at of [
    `/admin/cohorts/${other.id}/participants/${person}`,
    `/admin/cohorts/${cast.cohort.id}/participants/nothing`,
  ]) {
    expect((await visit(cast, at, { cookie })).status, at).toBe(404);
    expect((await visit(cast, `${at}/link`, { cookie, form: {} })).status, at).toBe(404);
  }
});

it('does not know other occasions and other actions', async () => {
  const cookie = cookies.alice;
  const at = `/admin/cohorts/${cast.cohort.id}`;
  for (const path of [`${at}/occasions/later/open`, `${at}/occasions/end/toString`]) {
    expect((await visit(cast, path, { cookie, form: {} })).status, path).toBe(404);
  }
  expect((await visit(cast, `${at}/diagnosis?occasion=later`, { cookie })).status).toBe(404);
  expect((await visit(cast, '/admin/nothing', { cookie })).status).toBe(404);
});
