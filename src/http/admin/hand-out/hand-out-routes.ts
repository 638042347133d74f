/** Handing out: poster, slips, texts, calendar. */
import { Router } from 'express';
import type { Deps } from '../../../app/deps.ts';

export function handOutRoutes(_deps: Deps): Router {
  return Router();
}
