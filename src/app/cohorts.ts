/** Cohorts of a school: create, list, read, open and close. Another school's are `not-found`. */
import type { Cohort } from '../domain/collection/cohort.ts';
import type { Occasion, OccasionState } from '../domain/collection/occasion.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import type { CohortInput, OccasionInput } from './cohort-input.ts';
import type { Deps } from './deps.ts';

export interface OccasionStatus extends Occasion {
  readonly state: OccasionState;
  readonly invited: number;
  readonly drafts: number;
  readonly submitted: number;
}

export interface CohortStatus {
  readonly cohort: Cohort;
  readonly occasions: readonly OccasionStatus[];
}

/** Refuses `invalid-input`, among it an unknown survey or form. `simulated` is for the demo only. */
export async function createCohort(
  _deps: Deps,
  _schoolId: string,
  _input: CohortInput,
  _options: { readonly simulated?: boolean } = {},
): Promise<Cohort> {
  throw new Error('not built yet');
}

/** Newest end of training first. */
export async function listCohorts(
  _deps: Deps,
  _schoolId: string,
): Promise<readonly CohortStatus[]> {
  throw new Error('not built yet');
}

/** Refuses `not-found`. */
export async function readCohort(
  _deps: Deps,
  _schoolId: string,
  _cohortId: string,
): Promise<CohortStatus> {
  throw new Error('not built yet');
}

/** Opens or closes by hand, or sets days, which then count again. Refuses `not-found`, `invalid-input`. */
export async function setOccasion(
  _deps: Deps,
  _schoolId: string,
  _cohortId: string,
  _kind: OccasionKind,
  _input: OccasionInput,
): Promise<OccasionStatus> {
  throw new Error('not built yet');
}
