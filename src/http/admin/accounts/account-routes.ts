/** Accounts: who may sign in, invitations, one's own password and second factor. */
import { type RequestHandler, Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { Problem } from '../../../domain/problem.ts';
import { colleagueRoutes } from './colleague-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';

export function accountRoutes(deps: Deps): Router {
  const router = Router();
  router.use(['/account', '/accounts'], readOnlyInDemo);
  router.use(ownAccountRoutes(deps), secondFactorRoutes(deps), colleagueRoutes(deps));
  return router;
}

/** The demonstration has no accounts, and nobody is given a way to make one. */
export const readOnlyInDemo: RequestHandler = (request, response, next) => {
  const writes = request.method !== 'GET' && request.method !== 'HEAD';
  if (response.locals.demo === true && writes) throw new Problem('forbidden');
  next();
};
