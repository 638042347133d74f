/** The API's description, OpenAPI 3.1, made from the operations and the schemas that check them. */
import { z } from 'zod';
import type { Operation } from './operation.ts';
import { problemWire } from './wire/problem-wire.ts';

type Json = Readonly<Record<string, unknown>>;

/** Where the refusals of every call are described once. */
const refusals: Readonly<Record<string, string>> = {
  400: 'The body is not JSON in UTF-8',
  401: 'No token, or a wrong one',
  403: "The token's role may not do this",
  404: 'No such thing in this school; what belongs to another school does not exist here',
  405: 'The path takes other methods; `Allow` names them',
  409: 'The same was changed elsewhere at this moment; nothing was done, so ask again',
  413: 'The body is too large',
  415: 'The body is neither of the types that this call takes',
  422: 'The input is refused: `errors` names each field, row or column at fault',
};

export function openApiDocument(operations: readonly Operation[], baseUrl: string): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Learning transfer',
      version: '1',
      description:
        'Classes, personal links, diagnosis and exports of one school. Texts of refusals follow `Accept-Language` (zh-CN, en); their `code` is stable. Below the reporting minimum every figure that could describe a person is withheld, with `withheld` in its place. Fields are only ever added: ignore those you do not know.',
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ token: [] }],
    paths: pathsOf(operations),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: '`npx learning-transfer token create --school NAME [--role analyst]`',
        },
      },
      responses: Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          `Problem${status}`,
          problem(description),
        ]),
      ),
      schemas: schemasOf(operations),
    },
  };
}

function pathsOf(operations: readonly Operation[]): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return paths;
}

function describe(operation: Operation): Json {
  const { id, summary, roles, answer, body } = operation;
  return {
    operationId: id,
    summary,
    description: `For the roles ${roles.join(', ')}.`,
    parameters: [...pathParameters(operation.path), ...queryParameters(operation)],
    ...(body ? { requestBody: requestBody(body) } : {}),
    responses: {
      [answer.status]: { description: answer.description, ...answerContent(answer) },
      ...Object.fromEntries(
        refusalsOf(operation).map((status) => [
          status,
          { $ref: `#/components/responses/Problem${status}` },
        ]),
      ),
    },
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'kind' ? { type: 'string', enum: ['end', 'followup'] } : { type: 'string' },
  }));
}

function queryParameters({ query }: Operation): Json[] {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: bare(z.toJSONSchema(schema as z.ZodType, { io: 'input' })),
  }));
}

function requestBody(body: NonNullable<Operation['body']>): Json {
  const json = { schema: reference(body.schema), example: body.example };
  const csv = { schema: { type: 'string' }, example: body.csvExample };
  return {
    required: true,
    content: { 'application/json': json, ...(body.csvExample ? { 'text/csv': csv } : {}) },
  };
}

function answerContent(answer: Operation['answer']): Json {
  if (answer.kind === 'json')
    return { content: { 'application/json': { schema: reference(answer.schema) } } };
  return {
    headers: { 'Content-Disposition': { schema: { type: 'string' } } },
    content: { [answer.type]: { schema: { type: 'string' } } },
  };
}

function refusalsOf({ body, query, path, roles, mayMiss, conflicts }: Operation): string[] {
  return [
    ...(body ? ['400', '413', '415'] : []),
    '401',
    ...(roles.length < 2 ? ['403'] : []),
    ...(path.includes('{') || mayMiss ? ['404'] : []),
    '405',
    ...(conflicts ? ['409'] : []),
    ...(body || query ? ['422'] : []),
  ].sort();
}

function problem(description: string): Json {
  return {
    description,
    content: { 'application/problem+json': { schema: reference(problemWire) } },
  };
}

function reference(schema: z.ZodType): Json {
  return { $ref: `#/components/schemas/${idOf(schema)}` };
}

/** Each named schema once: what comes in as the client writes it, what goes out as it is sent. */
function schemasOf(operations: readonly Operation[]): Json {
  const incoming = operations.flatMap(({ body }) => (body ? [body.schema] : []));
  const outgoing = operations.flatMap(({ answer }) =>
    answer.kind === 'json' ? [answer.schema] : [],
  );
  return { ...named(incoming, 'input'), ...named([...outgoing, problemWire], 'output') };
}

function named(schemas: readonly z.ZodType[], io: 'input' | 'output'): Json {
  const entries = schemas.flatMap((schema) => {
    const { $defs = {}, ...own } = z.toJSONSchema(schema, { io, override: allowMore(io) });
    return [
      [idOf(schema), bare(own)] as const,
      ...Object.entries($defs).map(([id, s]) => [id, bare(s)] as const),
    ];
  });
  return JSON.parse(
    JSON.stringify(Object.fromEntries(entries)).replaceAll('#/$defs/', '#/components/schemas/'),
  );
}

/** Answers gain fields over time, so no client may be told that there are no others. */
function allowMore(io: 'input' | 'output') {
  return ({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }) => {
    if (io === 'output' && jsonSchema.additionalProperties === false)
      delete jsonSchema.additionalProperties;
  };
}

function bare({
  $schema: _dialect,
  $id: _address,
  id: _name,
  ...schema
}: Record<string, unknown>): Json {
  return schema;
}

/** Every schema of a body or answer has a name; without one the document could not point at it. */
function idOf(schema: z.ZodType): string {
  const id = schema.meta()?.id;
  if (!id) throw new Error('a schema of the API has no id');
  return id;
}
