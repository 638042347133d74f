/** Each page of the console × who asks for it; another school's class does not exist. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchool } from '../../../src/app/schools.ts';
import { type ConsoleCast, signIn, startConsoleCast, visit } from './console-cast.ts';

let cast: ConsoleCast;
let cookies: { readonly alice: string; readonly bob: string; readonly charlie: string };
beforeAll(async () => {
  cast = await startConsoleCast();
  const other = await createSchool(cast.server.deps, '绿水县委党校');
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

describe.each(routes)('$name', ({ path, form, success }) => {
  const send = (cookie?: string, id = cast.cohort.id) =>
    visit(cast, path(id), { ...(form && { form }), ...(cookie && { cookie }) });

  it('is for who is signed in', async () => {
    expect((await send()).status).toBe(401);
  });

  it('is there for an analyst only where it changes nothing', async () => {
    expect((await send(cookies.bob)).status).toBe(form ? 403 : success);
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

it('does not know other occasions and other actions', async () => {
  const cookie = cookies.alice;
  const at = `/admin/cohorts/${cast.cohort.id}`;
  for (const path of [`${at}/occasions/later/open`, `${at}/occasions/end/toString`]) {
    expect((await visit(cast, path, { cookie, form: {} })).status, path).toBe(404);
  }
  expect((await visit(cast, `${at}/diagnosis?occasion=later`, { cookie })).status).toBe(404);
  expect((await visit(cast, '/admin/nothing', { cookie })).status).toBe(404);
});
