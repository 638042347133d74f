/** Housekeeping of a school: settings, audit log, retention, erasure, health. */
import { Router } from 'express';
import type { Deps } from '../../../app/deps.ts';

export function schoolRoutes(_deps: Deps): Router {
  return Router();
}
