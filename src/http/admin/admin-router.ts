/** The console of a school, `/admin`: from the class list to the diagnosis. */
import { Router } from 'express';
import type { Deps } from '../../app/deps.ts';

export interface AdminOptions {
  /** Every request acts as the administrator of this school, without signing in: for the demonstration only. */
  readonly demoSchoolId?: string;
}

/** Mounted at the root; it answers only below `/admin`. */
export function adminRouter(_deps: Deps, _options: AdminOptions = {}): Router {
  return Router();
}
