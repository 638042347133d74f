/** The classroom's one QR code: a participant picks up a personal link. Nothing here keeps a time. */
import { z } from 'zod';
import type { Cohort } from '../../domain/collection/cohort.ts';
import { type OccasionState, occasionState } from '../../domain/collection/occasion.ts';
import { nameKey, tidyLine } from '../../domain/collection/person-name.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { Problem } from '../../domain/problem.ts';
import { findCohortByJoinCode } from '../../storage/cohort-store.ts';
import { countEntered } from '../../storage/participant-store.ts';
import { readCode } from '../code-letters.ts';
import { toCohort } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { enterSelf } from './enter-self.ts';
import { pickUpFromList } from './pick-up-link.ts';

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

export const joinInput = z.object({
  name: z.string().overwrite(tidyLine).min(1).max(60),
  /** 4 to 6 digits of the participant's own choice; without it the link is picked up only once. */
  recoveryCode: z
    .string()
    .trim()
    .regex(/^(\d{4,6})?$/, { error: 'not-a-recovery-code' })
    .transform((code) => code || undefined)
    .optional(),
  /** Id of the candidate where several people of the list have one name. */
  choice: z.string().max(100).optional(),
  /** Random number of the page shown, so that sending it twice enters one person. */
  page: z.string().max(100).optional(),
});
export type JoinInput = z.input<typeof joinInput>;
export type JoinRequest = z.output<typeof joinInput>;

export interface Candidate {
  readonly id: string;
  /** Unit and position. */
  readonly label: string;
}

export type Joined =
  | { readonly kind: 'link'; readonly token: string }
  | { readonly kind: 'choose'; readonly candidates: readonly Candidate[] };

/** Refuses `unknown-join-code`. Changes nothing. */
export async function openJoin(deps: Deps, code: string): Promise<JoinPage> {
  const rows = await findCohortByJoinCode(deps.db, readCode(code));
  if (!rows) throw new Problem('unknown-join-code');
  const cohort = await toCohort(deps.db, deps.snapshots, rows);
  const now = deps.now();
  const occasions = cohort.occasions.map((occasion) => ({
    kind: occasion.kind,
    opensOn: occasion.opensOn,
    closesOn: occasion.closesOn,
    state: occasionState(occasion, cohort.timeZone, now),
  }));
  return { cohort, mode: await joiningMode(deps, cohort), occasions };
}

async function joiningMode(deps: Deps, cohort: Cohort): Promise<'list' | 'self'> {
  if (cohort.joining !== 'auto') return cohort.joining;
  return (await countEntered(deps.db, cohort.id, false)) > 0 ? 'list' : 'self';
}

/**
 * Refuses `unknown-join-code`, `name-not-on-list`, `link-already-picked-up`, `too-many-attempts`,
 * `invalid-input` (faults on `name`, `recoveryCode`), `conflict` (too many have entered themselves).
 */
export async function joinCohort(deps: Deps, code: string, input: JoinInput): Promise<Joined> {
  const { cohort, mode } = await openJoin(deps, code);
  const request = parseInput(joinInput, input);
  if (nameKey(request.name) === '') {
    throw new Problem('invalid-input', {}, [{ path: 'name', code: 'required' }]);
  }
  return mode === 'list' ? pickUpFromList(deps, cohort, request) : enterSelf(deps, cohort, request);
}
