/** A page that exists answers a method it does not know with 405 and the methods it knows. */
import type { RequestHandler } from 'express';
import { Problem } from '../../domain/problem.ts';

/** Refuses `method-not-allowed`; mounted with `router.all` after the route's own methods. */
export function methodNotAllowed(allow: string): RequestHandler {
  return (_req, res, next) => {
    res.set('Allow', allow);
    next(new Problem('method-not-allowed'));
  };
}
