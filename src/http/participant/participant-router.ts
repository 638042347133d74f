/** The pages of participants. */
import { Router } from 'express';
import type { Deps } from '../../app/deps.ts';

export function participantRouter(_deps: Deps): Router {
  return Router();
}
