/** Results to take along: spreadsheets, packages for SPSS and R, Word. */
import { Router } from 'express';
import type { Deps } from '../../../app/deps.ts';

export function exportRoutes(_deps: Deps): Router {
  return Router();
}
