/** The HTTP API: `/api/v1` for scripts of a school, and its own description at `/api/openapi.json`. */
import { Router } from 'express';
import type { Deps } from '../../app/deps.ts';

/** Mounted at the root; it answers only below `/api`. */
export function apiRouter(_deps: Deps): Router {
  return Router();
}
