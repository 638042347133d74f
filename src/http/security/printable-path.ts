/** No code or id holds NUL, and PostgreSQL refuses it in every question: such a page does not exist. */
import type { RequestHandler } from 'express';
import { Problem } from '../../domain/problem.ts';

/** Refuses `not-found`. */
export const printablePath: RequestHandler = (req, _res, next) => {
  next(req.originalUrl.split('?', 1)[0]?.includes('%00') ? new Problem('not-found') : undefined);
};
