/** Who acts, as the token of the API or the session of the console has proved it. */
import type { Response } from 'express';
import type { Deps } from '../app/deps.ts';
import type { Access } from '../app/school.ts';

/** The use cases' needs with who acts, for the audit log. */
export function actingDeps(deps: Deps, response: Response): Deps {
  return { ...deps, actor: accessOf(response).actor };
}

export function accessOf(response: Response): Access {
  return response.locals.access as Access;
}
