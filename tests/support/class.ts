/** A school with a class and the complete fields of its forms, for tests of the use cases. */

import { addParticipants, type InvitedParticipant } from '../../src/app/class-list/participants.ts';
import type { CohortInput } from '../../src/app/cohorts/cohort-input.ts';
import { createCohort } from '../../src/app/cohorts/cohorts.ts';
import { createSchool, type School } from '../../src/app/school.ts';
import type { Cohort } from '../../src/domain/collection/cohort.ts';
import { Problem, type ProblemCode } from '../../src/domain/problem.ts';
import type { TestDeps } from './deps.ts';

export interface TestClass {
  readonly school: School;
  readonly cohort: Cohort;
  readonly people: readonly InvitedParticipant[];
}

/** Training ends on 2026-10-20, the day of the test clock. */
export async function makeClass(
  deps: TestDeps,
  size: number,
  input: Partial<CohortInput> = {},
): Promise<TestClass> {
  const school = await createSchool(deps, `School ${deps.randomId()}`);
  const wanted = { name: 'Class', endsOn: '2026-10-20', ...input };
  const cohort = await createCohort(deps, school.id, wanted);
  const rows = Array.from({ length: size }, (_, index) => ({ name: `Person ${index}` }));
  const people = size > 0 ? await addParticipants(deps, school.id, cohort.id, rows) : [];
  return { school, cohort, people };
}

/** The small survey's quick form, complete. */
export const quickAnswers = { A1: '4', B1: '2' };
/** Its full form, complete. */
export const fullAnswers = { A1: '4', A2: '3', B1: '2', B2: '5' };

/** The Problem that a refused promise carries; a bug if it does not refuse. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('was not refused');
}

export async function codeOf(promise: Promise<unknown>): Promise<ProblemCode> {
  return (await problemOf(promise)).code;
}
