/** Pages about the people of a class end with them: of an erased class only its results are left. */
import type { RequestHandler } from 'express';
import type { Deps } from '../../../app/deps.ts';
import { notErased } from '../../../app/housekeeping/erase-cohort.ts';
import { accessOf } from '../../access-of.ts';

const parts = [
  ...['people', 'participants', 'messages', 'hand-out', 'poster', 'poster.pdf', 'slips.pdf'],
  ...['join.svg', 'followup.ics'],
];

/** Where these pages are, whatever stands below them. */
export const pagesOfPeople = parts.map((part) => `/cohorts/:id/${part}`);

/** Refuses `not-found`, `class-erased`. */
export function requirePeople(deps: Deps): RequestHandler {
  return async (request, response, next) => {
    await notErased(deps, accessOf(response).schoolId, String(request.params.id));
    next();
  };
}
