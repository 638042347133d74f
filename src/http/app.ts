/** Joins the routers into one Express app; the order matters, and each step says why it stands where it stands. */
import compression from 'compression';
import express, { type Express } from 'express';
import type { Deps } from '../app/deps.ts';
import { Problem } from '../domain/problem.ts';
import { type AdminOptions, adminRouter } from './admin/admin-router.ts';
import { apiRouter } from './api/api-router.ts';
import { assetsFolder } from './asset-address.ts';
import { errorHandler } from './error-handler.ts';
import { createMetrics } from './metrics.ts';
import { operatorRouter } from './operator-router.ts';
import { participantRouter } from './participant/participant-router.ts';
import { surveyPost } from './participant/survey-post.ts';
import { parseQuery } from './request-head.ts';
import { requestLog } from './request-log.ts';
import { crossSiteCheck } from './security/cross-site-check.ts';
import { printablePath } from './security/printable-path.ts';
import { securityHeaders } from './security/security-headers.ts';

export function createApp(deps: Deps, options: AdminOptions = {}): Express {
  const metrics = createMetrics();
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Should the error handler itself fail, express answers without a stack trace.
  app.set('env', 'production');
  // Objects in a query are never meant; arrays only where an operation of the API says so, and no page does.
  app.set('query parser', parseQuery);
  app.use(requestLog(deps.log, metrics));
  // Before everything a submission does not need: a whole class sends in the same minute.
  app.use(surveyPost(deps, metrics));
  app.use(securityHeaders);
  app.use(['/join', '/admin', '/api'], printablePath);
  app.use(compression());
  app.use('/assets', express.static(assetsFolder, { immutable: true, maxAge: '1y', index: false }));
  app.use(operatorRouter(deps, metrics));
  app.use(apiRouter(deps));
  app.use(crossSiteCheck(deps.baseUrl));
  app.use(adminRouter(deps, options));
  app.use(participantRouter(deps));
  app.use(() => {
    throw new Problem('not-found');
  });
  app.use(errorHandler(deps.log));
  return app;
}
