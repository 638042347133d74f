/** The class list: upload, dry run, people one by one, export. */
import { Router } from 'express';
import type { Deps } from '../../../app/deps.ts';

export function classListRoutes(_deps: Deps): Router {
  return Router();
}
