/** Each call × who makes it. Another school's class does not exist; an analyst changes nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addParticipants } from '../../../src/app/class-list/participants.ts';
import { type CallOptions, type Cast, call, people, problemOf, startCast } from './cast.ts';

let cast: Cast;
let person: string;
beforeAll(async () => {
  cast = await startCast();
  const { server, schoolId, cohort } = cast;
  const [invited] = await addParticipants(server.deps, schoolId, cohort.id, [{ name: '李雷' }]);
  person = invited?.id ?? '';
});
afterAll(() => cast.server.close());

interface Route {
  readonly name: string;
  readonly path: (id: string) => string;
  readonly request?: CallOptions;
  readonly success: number;
  readonly changes: boolean;
}

const newCohort = { json: { name: '新班', endsOn: '2026-11-20' } };
const routes: readonly Route[] = [
  {
    name: 'POST /cohorts',
    path: () => '/cohorts',
    request: { method: 'POST', ...newCohort },
    success: 201,
    changes: true,
  },
  { name: 'GET /cohorts', path: () => '/cohorts', success: 200, changes: false },
  { name: 'GET /cohorts/ID', path: (id) => `/cohorts/${id}`, success: 200, changes: false },
  {
    name: 'POST participants',
    path: (id) => `/cohorts/${id}/participants`,
    request: { method: 'POST', json: { participants: people(1) } },
    success: 201,
    changes: true,
  },
  {
    name: 'POST link',
    path: (id) => `/cohorts/${id}/participants/${person}/link`,
    request: { method: 'POST' },
    success: 201,
    changes: true,
  },
  {
    name: 'PATCH occasion',
    path: (id) => `/cohorts/${id}/occasions/end`,
    request: { method: 'PATCH', json: { state: 'open' } },
    success: 200,
    changes: true,
  },
  {
    name: 'GET diagnosis',
    path: (id) => `/cohorts/${id}/diagnosis?occasion=end`,
    success: 200,
    changes: false,
  },
  { name: 'GET change', path: (id) => `/cohorts/${id}/change`, success: 200, changes: false },
  {
    name: 'GET report.pdf',
    path: (id) => `/cohorts/${id}/report.pdf?occasion=end`,
    success: 200,
    changes: false,
  },
  {
    name: 'GET responses.csv',
    path: (id) => `/cohorts/${id}/responses.csv?occasion=end`,
    success: 200,
    changes: false,
  },
  {
    name: 'GET comparisons',
    path: (id) => `/comparisons?cohort=${id}&occasion=end`,
    success: 200,
    changes: false,
  },
  {
    name: 'GET comparisons/report.pdf',
    path: (id) => `/comparisons/report.pdf?cohort=${id}&occasion=end`,
    success: 200,
    changes: false,
  },
];

describe.each(routes)('$name', ({ path, request = {}, success, changes }) => {
  const send = (token: string | undefined, id = cast.cohort.id) =>
    call(cast, path(id), { ...request, ...(token && { token }) });

  it('wants a token', async () => {
    const response = await send(undefined);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(await problemOf(response)).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('refuses a wrong token', async () => {
    expect((await send('wrong')).status).toBe(401);
    expect((await send(`${cast.tokens.alice}x`)).status).toBe(401);
  });

  it('tells an analyst only what changes nothing', async () => {
    const response = await send(cast.tokens.bob);
    expect(response.status).toBe(changes ? 403 : success);
    if (changes) expect(await problemOf(response)).toMatchObject({ code: 'forbidden' });
  });

  it('does not know what belongs to another school', async () => {
    if (path('') === path('x')) return;
    const response = await send(cast.tokens.charlie);
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toMatchObject({ code: 'not-found' });
  });

  it('does not know what there is not', async () => {
    if (path('') === path('x')) return;
    expect((await send(cast.tokens.alice, 'nothing')).status).toBe(404);
  });

  it('serves the administrator', async () => {
    expect((await send(cast.tokens.alice)).status).toBe(success);
  });

  it('names the methods it takes', async () => {
    const response = await call(cast, path(cast.cohort.id), {
      method: 'DELETE',
      token: cast.tokens.alice,
    });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toContain(request.method ?? 'GET');
    expect(await problemOf(response)).toMatchObject({ code: 'method-not-allowed' });
  });
});

describe('lists', () => {
  it("hold only the school's own classes", async () => {
    const { cohorts } = (await (
      await call(cast, '/cohorts', { token: cast.tokens.charlie })
    ).json()) as {
      cohorts: unknown[];
    };
    expect(cohorts).toEqual([]);
  });
});

describe('unknown paths', () => {
  it('are a problem too', async () => {
    const response = await call(cast, '/nothing', { token: cast.tokens.alice });
    expect(response.status).toBe(404);
    expect(await problemOf(response)).toMatchObject({ code: 'not-found' });
  });

  it('tell nobody without a token that they are unknown', async () => {
    expect((await call(cast, '/nothing')).status).toBe(401);
  });
});
