/** The fields of one person as a form gives them, and their faults in words. */
import type { Request } from 'express';
import { listFields } from '../../../app/class-list/class-list-columns.ts';
import type { Problem } from '../../../domain/problem.ts';
import { faultSentence } from '../../../domain/wording/fault-sentence.ts';
import { wordsFor } from '../admin-page.ts';
import { textField } from '../form-body.ts';
import type { PersonForm } from './class-list-page.ts';

export function personInput(request: Request): PersonForm['values'] {
  const pairs = listFields.map((field) => [field, textField(request, field)]);
  return Object.fromEntries(pairs) as PersonForm['values'];
}

export const sharesPhone = (request: Request) => ({
  sharedPhone: textField(request, 'sharedPhone') === '1',
});

/** The form again, with what was typed and one sentence beside each field at fault. */
export function refusedPerson(request: Request, problem: Problem): PersonForm {
  const t = wordsFor(request);
  const sentences = problem.faults.map((fault) => {
    const label = t(`problems:place.field.${fault.path}`, { defaultValue: fault.path });
    return [fault.path, faultSentence({ ...fault, path: label }, t)];
  });
  const faults =
    sentences.length > 0
      ? Object.fromEntries(sentences)
      : { name: t(`problems:${problem.code}.text`, problem.params) };
  const asksSharedPhone = problem.faults.some((fault) => fault.code === 'phone-of-other');
  return { values: personInput(request), faults, asksSharedPhone };
}
