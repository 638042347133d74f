/** Reads a request's body as its operation allows: JSON, and CSV where it says so. */
import express, { type RequestHandler } from 'express';
import { Problem } from '../../domain/problem.ts';
import type { Operation } from './operation.ts';

/** Refuses another content type before a byte is read. */
export function readBody({ body }: Operation): RequestHandler[] {
  if (!body) return [];
  const { limit } = body;
  const json = express.json({ limit, strict: false });
  if (!body.csvExample) return [requireType('application/json'), json];
  return [
    requireType('application/json', 'text/csv'),
    json,
    express.raw({ limit, type: 'text/csv' }),
  ];
}

function requireType(...types: string[]): RequestHandler {
  return (request, response, next) => {
    if (request.is(types)) return next();
    response.set('Accept', types.join(', '));
    next(new Problem('unsupported-media-type', { types: types.join(', ') }));
  };
}
