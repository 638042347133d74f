/** Accounts: who may sign in, invitations, one's own password and second factor. */
import { Router } from 'express';
import type { Deps } from '../../../app/deps.ts';

export function accountRoutes(_deps: Deps): Router {
  return Router();
}
