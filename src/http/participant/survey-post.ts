/** The fast path of submissions. */
import { Router } from 'express';
import type { Deps } from '../../app/deps.ts';
import type { Metrics } from '../metrics.ts';

export function surveyPost(_deps: Deps, _metrics: Metrics): Router {
  return Router();
}
