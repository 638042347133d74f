/** Each route of the console × who asks for it; another school's class does not exist. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCohort } from '../../../src/app/cohorts/cohorts.ts';
import { adminRouter } from '../../../src/http/admin/admin-router.ts';
import { signIn, visit } from './console-cast.ts';
import { everybody, type Roles, startRoles } from './roles.ts';
import { allRows, methodOf, nameOf } from './routes/all-rows.ts';
import { registeredRoutes } from './routes/registered-routes.ts';
import type { RouteRow, RouteWorld } from './routes/route-row.ts';

const rows = await allRows();

let cast: Roles;
beforeAll(async () => {
  cast = await startRoles();
});
afterAll(() => cast.server.close());

/** One request of this row, by somebody who has just signed in. */
async function send(
  row: RouteRow,
  who: keyof RouteRow['expected'],
  headers: Readonly<Record<string, string>> = {},
  world: RouteWorld = cast.world,
): Promise<Response> {
  const cookie = await cast.cookieOf(who);
  await row.before?.(cast.world);
  const form = row.form?.(world);
  return visit(cast, row.path(world), {
    method: methodOf(row),
    ...(form && { form }),
    ...(cookie && { cookie }),
    headers,
  });
}

describe.each(rows.map((row) => ({ ...row, name: `${nameOf(row)} ${row.title ?? ''}` })))(
  '$name',
  (row) => {
    it.each(everybody)('answers %s as its row says', async (who) => {
      expect((await send(row, who)).status).toBe(row.expected[who]);
    });

    it('does not know a class that there is not', async () => {
      const nowhere = { ...cast.world, cohort: { ...cast.world.cohort, id: 'nothing' } };
      if (row.path(nowhere) === row.path(cast.world)) return;
      expect((await send(row, 'administrator', {}, nowhere)).status).toBe(404);
    });

    it('takes no form from another site', async () => {
      if (methodOf(row) !== 'POST') return;
      const response = await send(row, 'administrator', { 'Sec-Fetch-Site': 'cross-site' });
      expect(response.status).toBe(403);
    });
  },
);

describe('the rows', () => {
  it('name every route of the console, and no other', () => {
    const named = [...new Set(rows.map(nameOf))].toSorted();
    expect(named).toEqual(registeredRoutes(adminRouter(cast.server.deps)));
  });
});

it('shows an analyst no form that would be refused', async () => {
  const cookie = await cast.cookieOf('analyst');
  for (const path of ['/admin', `/admin/cohorts/${cast.cohort.id}`]) {
    const page = await (await visit(cast, path, { cookie })).text();
    expect(page.match(/<form[^>]*action="(?!\/admin\/sign-out)/g)).toBeNull();
  }
});

it('shows an analyst no way to the links of people', async () => {
  const { person } = cast.world;
  const page = async (cookie?: string) =>
    (await visit(cast, `/admin/cohorts/${cast.cohort.id}/people`, { cookie })).text();
  expect(await page(await cast.cookieOf('administrator'))).toContain(`/participants/${person}"`);
  expect(await page(await cast.cookieOf('analyst'))).not.toContain(`/participants/${person}`);
});

it('does not know a person of another class, nor one that there is not', async () => {
  const cookie = await signIn(cast);
  const { person } = cast.world;
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
  const cookie = await signIn(cast);
  const at = `/admin/cohorts/${cast.cohort.id}`;
  for (const path of [`${at}/occasions/later/open`, `${at}/occasions/end/toString`]) {
    expect((await visit(cast, path, { cookie, form: {} })).status, path).toBe(404);
  }
  expect((await visit(cast, `${at}/diagnosis?occasion=later`, { cookie })).status).toBe(404);
  expect((await visit(cast, '/admin/nothing', { cookie })).status).toBe(404);
});
