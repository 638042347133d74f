/** Who acts, as the token of the API or the session of the console has proved it. */
import type { Response } from 'express';
import type { Access } from '../app/school.ts';

export function accessOf(response: Response): Access {
  return response.locals.access as Access;
}
