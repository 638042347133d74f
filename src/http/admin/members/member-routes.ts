/** Member schools of a parent school, as gated aggregates and nothing else. */
import { Router } from 'express';
import type { Deps } from '../../../app/deps.ts';

export function memberRoutes(_deps: Deps): Router {
  return Router();
}
