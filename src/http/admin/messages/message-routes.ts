/** Reminders: what goes out, to how many, and what waits. */
import { Router } from 'express';
import type { Deps } from '../../../app/deps.ts';

export function messageRoutes(_deps: Deps): Router {
  return Router();
}
