/** Runs one operation for one request: role, body, query, use case, answer. */
import type { RequestHandler, Response } from 'express';
import type { z } from 'zod';
import type { Deps } from '../../app/deps.ts';
import { Problem } from '../../domain/problem.ts';
import { accessOf, actingDeps } from '../access-of.ts';
import { attachment } from '../content-disposition.ts';
import { requestLanguage } from '../request-language.ts';
import { checkInput } from './check-input.ts';
import type { Call, Operation, Result } from './operation.ts';
import { readQuery } from './read-query.ts';

/** Problem forbidden where the token's role may not make this call. */
export function requireRole({ roles }: Operation): RequestHandler {
  return (_request, response, next) => {
    if (!roles.includes(accessOf(response).role)) throw new Problem('forbidden');
    next();
  };
}

export function runOperation(deps: Deps, operation: Operation): RequestHandler {
  return async (request, response) => {
    const csv: Uint8Array | null = Buffer.isBuffer(request.body) ? request.body : null;
    const { query, body } = operation;
    const call: Call<unknown, unknown> = {
      deps: actingDeps(deps, response),
      schoolId: accessOf(response).schoolId,
      params: request.params as Readonly<Record<string, string>>,
      query: query ? checkInput(query, readQuery(query, request.query), 'query') : {},
      body: body && !csv ? checkInput(body.schema, request.body, 'body') : undefined,
      csv,
      language: requestLanguage(request),
    };
    // The checks above are what makes this call fit the operation whose types were forgotten.
    send(response, operation, await operation.handle(call as Call<never, never>));
  };
}

function send(response: Response, { answer }: Operation, result: Result): void {
  response.status(answer.status);
  if (answer.kind === 'json') response.json(onlyNamed(answer.schema, result));
  else if ('file' in result) {
    response.set('Content-Disposition', attachment(result.name)).type(answer.type);
    response.send(typeof result.file === 'string' ? result.file : Buffer.from(result.file));
  }
}

/** The wire's whitelist: parsing drops what the schema does not name, and fails where the two disagree. */
function onlyNamed(schema: z.ZodObject, result: Result): unknown {
  return schema.parse('value' in result ? result.value : undefined);
}
