/** The console of a school, `/admin`: from the class list to the diagnosis. */
import { type RequestHandler, Router } from 'express';
import type { Deps } from '../../app/deps.ts';
import { Problem } from '../../domain/problem.ts';
import { noStore } from '../security/security-headers.ts';
import { accountRoutes } from './accounts/account-routes.ts';
import { cohortRoutes } from './cohorts/cohort-routes.ts';
import { pagesOfPeople, requirePeople } from './cohorts/not-erased.ts';
import { comparisonRoutes } from './comparisons/comparison-routes.ts';
import { consoleLanguage } from './console-language.ts';
import { actAs, consoleSession, requireSignIn } from './entry/console-session.ts';
import { entryRoutes } from './entry/entry-routes.ts';
import { handOutRoutes } from './hand-out/hand-out-routes.ts';
import { memberRoutes } from './members/member-routes.ts';
import { messageRoutes } from './messages/message-routes.ts';
import { classListRoutes } from './people/class-list-routes.ts';
import { participantRoutes } from './people/participant-routes.ts';
import { chartLibrary } from './results/chart-library.ts';
import { exportRoutes } from './results/export-routes.ts';
import { planRoutes } from './results/plan-routes.ts';
import { resultRoutes } from './results/result-routes.ts';
import { schoolRoutes } from './school/school-routes.ts';

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
  console.use(pagesOfPeople, requirePeople(deps));
  console.use(...parts.map((routesOf) => routesOf(deps)), nothingHere);
  const router = Router();
  router.use('/admin', console);
  return router;
}

const parts = [
  cohortRoutes,
  classListRoutes,
  participantRoutes,
  handOutRoutes,
  messageRoutes,
  resultRoutes,
  planRoutes,
  exportRoutes,
  comparisonRoutes,
  accountRoutes,
  memberRoutes,
  schoolRoutes,
];

const nothingHere: RequestHandler = () => {
  throw new Problem('not-found');
};
