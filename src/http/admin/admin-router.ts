/** The console of a school, `/admin`: from the class list to the diagnosis. */
import { type RequestHandler, Router } from 'express';
import type { Deps } from '../../app/deps.ts';
import { Problem } from '../../domain/problem.ts';
import { noStore } from '../security/security-headers.ts';
import { chartLibrary } from './chart-library.ts';
import { cohortRoutes } from './cohort-routes.ts';
import { consoleLanguage } from './console-language.ts';
import { actAs, consoleSession, requireSignIn } from './console-session.ts';
import { entryRoutes } from './entry-routes.ts';
import { participantRoutes } from './participant-routes.ts';
import { resultRoutes } from './result-routes.ts';

export interface AdminOptions {
  /** Every request acts as the administrator of this school, without signing in: for the demonstration only. */
  readonly demoSchoolId?: string | undefined;
}

/** Mounted at the root; it answers only below `/admin`. */
export function adminRouter(deps: Deps, { demoSchoolId }: AdminOptions = {}): Router {
  const console = Router();
  console.use('/charts', chartLibrary());
  console.use(noStore, consoleLanguage);
  if (demoSchoolId === undefined) {
    console.use(...consoleSession(deps), entryRoutes(deps), requireSignIn(deps));
  } else {
    console.use(actAs(deps, demoSchoolId));
  }
  console.use(cohortRoutes(deps), participantRoutes(deps), resultRoutes(deps), nothingHere);
  const router = Router();
  router.use('/admin', console);
  return router;
}

const nothingHere: RequestHandler = () => {
  throw new Problem('not-found');
};
