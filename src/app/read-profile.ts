/** What a participant sees of their own answers: a profile and three things to do. */
import type { Cohort } from '../domain/collection/cohort.ts';
import type { OccasionState } from '../domain/collection/occasion.ts';
import type { Factor, OccasionKind } from '../domain/instrument/survey.ts';
import type { LocalText } from '../domain/language.ts';
import type { Deps } from './deps.ts';

export interface ProfileFactor {
  readonly factor: Factor;
  /** On the survey's scale, high helps; null where too few items were answered. */
  readonly favourability: number | null;
}

export interface Profile {
  readonly receipt: string;
  readonly cohort: Cohort;
  readonly kind: OccasionKind;
  readonly answers: Readonly<Record<string, number>>;
  readonly factors: readonly ProfileFactor[];
  /** Three things to do, for the factors that hinder this person most. */
  readonly suggestions: readonly LocalText[];
  /** The occasion that comes after this one. */
  readonly next: {
    readonly kind: OccasionKind;
    readonly opensOn: string;
    readonly closesOn: string;
    readonly state: OccasionState;
    readonly submitted: boolean;
  } | null;
}

/** Refuses `unknown-link`, and `not-found` where this occasion has no response yet. */
export async function readProfile(
  _deps: Deps,
  _token: string,
  _kind: OccasionKind,
): Promise<Profile> {
  throw new Error('not built yet');
}
