/** Who calls: the bearer token's school and role, kept beside the response for the routes. */
import type { RequestHandler } from 'express';
import type { Deps } from '../../app/deps.ts';
import { authenticate } from '../../app/school.ts';
import { Problem } from '../../domain/problem.ts';

/** Problem unauthenticated without a token or with a wrong one. */
export function requireToken(deps: Deps): RequestHandler {
  return async (request, response, next) => {
    const [, token] = /^Bearer +(\S+) *$/i.exec(request.get('Authorization') ?? '') ?? [];
    if (!token) throw new Problem('unauthenticated');
    response.locals.access = await authenticate(deps, token);
    next();
  };
}
