/** The improvement plan, edited in place. */
import { Router } from 'express';
import type { Deps } from '../../../app/deps.ts';

export function planRoutes(_deps: Deps): Router {
  return Router();
}
