/** What is wrong with the form of a class, one sentence a field, in the order of the fields. */
import type { Fault, Problem } from '../../../domain/problem.ts';
import type { Words } from '../../../domain/wording/words.ts';
import type { Faults } from '../form-faults.ts';

/** In the order of the form. */
const fields = [
  'name',
  'endsOn',
  'programme',
  'capabilities',
  'learningLevel',
  'transferRoad',
  'endForm',
  'followupForm',
  'endDays',
  'followupDays',
  'joining',
  'reportingMinimum',
  'timeZone',
  'survey',
] as const;
type Field = (typeof fields)[number];

/** @param minimum the school's */
export function cohortFaults(t: Words, problem: Problem, minimum: number): Faults {
  const found = new Map<Field, Fault>();
  for (const fault of problem.faults) {
    const field = fieldOf(fault.path);
    if (!found.has(field)) found.set(field, fault);
  }
  const present = fields.filter((field) => found.has(field));
  return Object.fromEntries(
    present.map((field) => {
      const fault = found.get(field);
      if (fault?.code !== 'already-answered')
        return [field, t(`cohorts:fault.${field}`, { minimum })];
      const key = field === 'reportingMinimum' ? 'minimumSettled' : 'settled';
      return [field, t(`cohorts:fault.${key}`, { ...fault.params })];
    }),
  );
}

/** Paths are those of the use case's input. */
function fieldOf(path: string): Field {
  const [first = '', second = ''] = path.split('.');
  if (first === 'forms') return second === 'end' ? 'endForm' : 'followupForm';
  if (first === 'occasions') return second === 'end' ? 'endDays' : 'followupDays';
  return fields.find((field) => field === first) ?? 'name';
}
