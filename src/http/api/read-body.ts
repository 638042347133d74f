/** Reads a request's body as its operation allows: JSON, and CSV where it says so. */
import { isUtf8 } from 'node:buffer';
import express, { type RequestHandler } from 'express';
import { Problem } from '../../domain/problem.ts';
import type { Operation } from './operation.ts';

/** Refuses another content type before a byte is read. */
export function readBody({ body }: Operation): RequestHandler[] {
  if (!body) return [];
  const { limit } = body;
  const json = express.json({ limit, strict: false, verify: refuseBrokenText });
  if (!body.csvExample) return [requireType('application/json'), json];
  return [
    requireType('application/json', 'text/csv'),
    json,
    express.raw({ limit, type: 'text/csv' }),
  ];
}

/** Bytes that are no text would be stored as question marks; the parser's own refusals carry a status too. */
function refuseBrokenText(_request: unknown, _response: unknown, body: Buffer): void {
  if (!isUtf8(body)) throw Object.assign(new Error('not UTF-8'), { status: 400 });
}

function requireType(...types: string[]): RequestHandler {
  return (request, response, next) => {
    if (request.is(types)) return next();
    response.set('Accept', types.join(', '));
    next(new Problem('unsupported-media-type', { types: types.join(', ') }));
  };
}
