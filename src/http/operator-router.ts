/** What operators ask: is the process up, does the database answer, how much goes through. */
import { type Request, type Response, Router } from 'express';
import type { Deps } from '../app/deps.ts';
import { needsSetup } from '../app/school.ts';
import type { Metrics } from './metrics.ts';

export function operatorRouter(deps: Deps, metrics: Metrics): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => sendText(res, 200, 'ok'));
  router.get('/readyz', (_req, res) => sendReadiness(deps, res));
  router.get('/metrics', (_req: Request, res) => sendText(res, 200, metrics.text()));
  return router;
}

async function sendReadiness(deps: Deps, res: Response): Promise<void> {
  // Any question will do; this one reads a single row.
  const ready = await needsSetup(deps).then(
    () => true,
    (error: unknown) => {
      deps.log.error({ err: error }, 'database does not answer');
      return false;
    },
  );
  sendText(res, ready ? 200 : 503, ready ? 'ready' : 'database does not answer');
}

function sendText(res: Response, status: number, text: string): void {
  res.status(status).set('Cache-Control', 'no-store').type('text/plain').send(text);
}
