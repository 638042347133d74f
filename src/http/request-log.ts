/** One log line a request, by route pattern: a URL may hold a token, so it is never written anywhere. */
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

export function requestLog(log: Logger, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const started = performance.now();
    res.locals.requestId = randomUUID();
    res.on('finish', () => {
      metrics.countRequest(res.statusCode);
      log.info(
        {
          requestId: requestId(res),
          method: req.method,
          route: routePattern(req),
          status: res.statusCode,
          ms: Math.round((performance.now() - started) * 10) / 10,
        },
        'request',
      );
    });
    next();
  };
}

export function requestId(res: Response): string {
  return String(res.locals.requestId ?? '');
}

function routePattern(req: Request): string {
  const route = req.route as { readonly path?: unknown } | undefined;
  return route?.path === undefined ? 'unmatched' : `${req.baseUrl}${String(route.path)}`;
}
