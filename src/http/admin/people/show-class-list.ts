/** The page of the class list, as it is or with a form that was refused. */
import type { Request, Response } from 'express';
import { listParticipants } from '../../../app/class-list/participants.ts';
import { readCohort } from '../../../app/cohorts/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import { accessOf } from '../../access-of.ts';
import { requestLanguage } from '../../request-language.ts';
import { sendAdminPage, wordsFor } from '../admin-page.ts';
import { type ClassListForms, classListPage, noForms } from './class-list-page.ts';

export async function showClassList(
  deps: Deps,
  request: Request<{ id: string }>,
  response: Response,
  forms: ClassListForms = noForms,
): Promise<void> {
  const { schoolId, role } = accessOf(response);
  const { id } = request.params;
  const { cohort } = await readCohort(deps, schoolId, id);
  const people = await listParticipants(deps, schoolId, id);
  const view = {
    query: textIn(request, 'q').trim().slice(0, 60),
    page: Math.max(1, numberIn(request, 'page')),
    done: doneIn(request),
  };
  const mayChange = role === 'administrator';
  const model = classListPage(requestLanguage(request), cohort, people, view, forms, mayChange);
  sendAdminPage(request, response, 'people/people', model, forms === noForms ? 200 : 422);
}

const doings = ['added', 'changed', 'returned', 'withdrawn'] as const;

function doneIn(request: Request): readonly string[] {
  const t = wordsFor(request);
  const erased = numberIn(request, 'erased') > 0 ? [t('housekeeping:person.done')] : [];
  const done = doings.flatMap((doing) => {
    const count = numberIn(request, doing);
    return count > 0 ? [t(`people:done.${doing}`, { count })] : [];
  });
  return [...done, ...erased];
}

function textIn({ query }: Request, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value : '';
}

function numberIn(request: Request, name: string): number {
  const text = textIn(request, name);
  return /^\d{1,5}$/.test(text) ? Number(text) : 0;
}
