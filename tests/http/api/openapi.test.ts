/** The description of the API: whole, self-contained, and of exactly the calls that are mounted. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cast, startCast } from './cast.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly security: unknown;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties?: object }>>;
    readonly responses: object;
    readonly securitySchemes: object;
  };
}

let cast: Cast;
let document: Document;
beforeAll(async () => {
  cast = await startCast();
  const response = await fetch(`${cast.server.url}/api/openapi.json`);
  expect(response.status).toBe(200);
  document = (await response.json()) as Document;
});
afterAll(() => cast.server.close());

const contract = [
  'POST /cohorts',
  'GET /cohorts',
  'GET /cohorts/{id}',
  'POST /cohorts/{id}/participants',
  'POST /cohorts/{id}/participants/{participantId}/link',
  'PATCH /cohorts/{id}/occasions/{kind}',
  'GET /cohorts/{id}/diagnosis',
  'GET /cohorts/{id}/change',
  'GET /cohorts/{id}/report.pdf',
  'GET /cohorts/{id}/responses.csv',
  'GET /cohorts/{id}/results.xlsx',
  'GET /cohorts/{id}/responses-spss.zip',
  'GET /cohorts/{id}/responses-r.zip',
  'GET /cohorts/{id}/plan.docx',
  'GET /cohorts/{id}/summary.docx',
  'GET /comparisons',
  'GET /comparisons/report.pdf',
];

function described(): readonly [string, Operation][] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
}

it('is OpenAPI 3.1 and wants a bearer token', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.servers).toEqual([{ url: `${cast.server.url}/api/v1` }]);
  expect(document.security).toEqual([{ token: [] }]);
  expect(document.components.securitySchemes).toMatchObject({
    token: { type: 'http', scheme: 'bearer' },
  });
});

it('describes the calls of the contract and no others', () => {
  expect(
    described()
      .map(([name]) => name)
      .sort(),
  ).toEqual([...contract].sort());
});

it('describes what is mounted: every described call answers, and only its methods do', async () => {
  for (const path of Object.keys(document.paths)) {
    const address = `${cast.server.url}/api/v1${path.replace('{id}', cast.cohort.id).replace('{kind}', 'end')}`;
    const response = await fetch(address, {
      method: 'PUT',
      headers: { Authorization: `Bearer ${cast.tokens.alice}` },
    });
    expect(response.status, path).toBe(405);
    const allowed = response.headers
      .get('allow')
      ?.split(', ')
      .filter((method) => method !== 'HEAD');
    expect(allowed?.sort(), path).toEqual(
      Object.keys(document.paths[path] ?? {})
        .map((method) => method.toUpperCase())
        .sort(),
    );
  }
});

it('points nowhere that is not in it', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, to]) => to ?? '',
  );
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    const found = reference
      .replace('#/', '')
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect(found, reference).toBeDefined();
  }
});

it('names every call, its parameters, its success and its refusals', () => {
  const ids = described().map(([, { operationId }]) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [name, { parameters, responses }] of described()) {
    const inPath = parameters
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => parameter.name);
    expect(inPath, name).toEqual(
      [...name.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter),
    );
    expect(
      Object.keys(responses).some((status) => status.startsWith('2')),
      name,
    ).toBe(true);
    expect(responses, name).toHaveProperty('401');
    if (name.includes('{id}')) expect(responses, name).toHaveProperty('404');
  }
});

it('takes its schemas from those that check the requests', () => {
  const { schemas } = document.components;
  expect(schemas.NewCohort).toMatchObject({
    required: ['name', 'endsOn'],
    additionalProperties: false,
    properties: { endsOn: { format: 'date' } },
  });
  expect(schemas.NewParticipants).toMatchObject({ additionalProperties: false });
  expect(schemas.Cohort).not.toHaveProperty('additionalProperties');
  expect(schemas.Problem?.properties).toHaveProperty('errors');
});

it('takes no other method than GET', async () => {
  const response = await fetch(`${cast.server.url}/api/openapi.json`, { method: 'POST' });
  expect(response.status).toBe(405);
});
