/** What a participant finds behind their link. */
import type { Cohort } from '../domain/collection/cohort.ts';
import type { OccasionState } from '../domain/collection/occasion.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import type { Deps } from './deps.ts';

export interface VisitedOccasion {
  readonly kind: OccasionKind;
  readonly form: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly state: OccasionState;
  readonly submitted: boolean;
}

export interface Visit {
  readonly participantId: string;
  readonly cohort: Cohort;
  readonly occasions: readonly VisitedOccasion[];
  /** The earliest unfinished open occasion. */
  readonly current: OccasionKind | null;
  /** Raw form fields saved for `current`. */
  readonly draft: Readonly<Record<string, string>>;
}

/** Refuses `unknown-link`. Changes nothing. */
export async function openVisit(_deps: Deps, _token: string): Promise<Visit> {
  throw new Error('not built yet');
}
