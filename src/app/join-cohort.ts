/** The classroom's one QR code: a participant picks up a personal link. */
import type { Cohort } from '../domain/collection/cohort.ts';
import type { OccasionState } from '../domain/collection/occasion.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import type { Deps } from './deps.ts';

export interface JoinPage {
  readonly cohort: Cohort;
  readonly mode: 'list' | 'self';
  readonly occasions: readonly {
    readonly kind: OccasionKind;
    readonly opensOn: string;
    readonly closesOn: string;
    readonly state: OccasionState;
  }[];
}

export interface JoinInput {
  readonly name: string;
  /** 4 to 6 digits of the participant's own choice; without it the link is picked up only once. */
  readonly recoveryCode?: string | undefined;
  /** Id of the candidate where several people of the list have one name. */
  readonly choice?: string | undefined;
}

export interface Candidate {
  readonly id: string;
  /** Unit and position. */
  readonly label: string;
}

export type Joined =
  | { readonly kind: 'link'; readonly token: string }
  | { readonly kind: 'choose'; readonly candidates: readonly Candidate[] };

/** Refuses `unknown-join-code`. Changes nothing. */
export async function openJoin(_deps: Deps, _code: string): Promise<JoinPage> {
  throw new Error('not built yet');
}

/**
 * Refuses `unknown-join-code`, `name-not-on-list`, `link-already-picked-up`, `too-many-attempts`,
 * `invalid-input` (faults on `name`, `recoveryCode`).
 */
export async function joinCohort(_deps: Deps, _code: string, _input: JoinInput): Promise<Joined> {
  throw new Error('not built yet');
}
