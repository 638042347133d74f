/** Housekeeping of a school: settings, tokens, audit log, retention, erasure, outbox, health. For administrators. */
import { Router } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { requireAdministrator } from '../entry/console-session.ts';
import { auditRoutes } from './audit-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { healthRoutes } from './health-routes.ts';
import { outboxRoutes } from './outbox-routes.ts';
import { retentionRoutes } from './retention-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { tokenRoutes } from './token-routes.ts';

export function schoolRoutes(deps: Deps): Router {
  const router = Router();
  router.use('/school', requireAdministrator);
  router.use(
    settingsRoutes(deps),
    tokenRoutes(deps),
    auditRoutes(deps),
    retentionRoutes(deps),
    outboxRoutes(deps),
    healthRoutes(deps),
    erasureRoutes(deps),
  );
  return router;
}
