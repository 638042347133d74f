/** Chart.js from this server itself: the browser is told to load nothing from elsewhere. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type RequestHandler, Router } from 'express';

const folder = dirname(createRequire(import.meta.url).resolve('chart.js'));

/** Mounted at `/admin/charts`; anything else below it is not found. */
export function chartLibrary(): RequestHandler {
  const router = Router();
  router.get('/chart.js', (_request, response) => {
    response.sendFile(join(folder, 'chart.umd.min.js'), { maxAge: '1d' });
  });
  return router;
}
