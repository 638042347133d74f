/** The class list of a cohort. */

import type { ParticipantInput } from './cohort-input.ts';
import type { Deps } from './deps.ts';

export interface InvitedParticipant {
  readonly id: string;
  readonly name: string;
  /** For the personal link, BASE_URL/s/TOKEN. */
  readonly token: string;
}

export interface ListedParticipant {
  readonly id: string;
  readonly name: string;
  readonly unit: string | null;
  readonly position: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly externalId: string | null;
  readonly selfEntered: boolean;
  /** The personal link was picked up by the join code. */
  readonly pickedUp: boolean;
}

/**
 * All or none. Refuses `not-found`, `invalid-input` with a fault for each bad row; paths are
 * `row 3, name`, the first participant being row 1 (of a CSV row 2, since the header is row 1).
 */
export async function addParticipants(
  _deps: Deps,
  _schoolId: string,
  _cohortId: string,
  _rows: readonly ParticipantInput[],
): Promise<readonly InvitedParticipant[]> {
  throw new Error('not built yet');
}

/** A class list as CSV, UTF-8 or GB18030, headings in Chinese or English. Refusals as above. */
export async function addParticipantsFromCsv(
  _deps: Deps,
  _schoolId: string,
  _cohortId: string,
  _csv: Uint8Array,
): Promise<readonly InvitedParticipant[]> {
  throw new Error('not built yet');
}

/** By name. Refuses `not-found`. */
export async function listParticipants(
  _deps: Deps,
  _schoolId: string,
  _cohortId: string,
): Promise<readonly ListedParticipant[]> {
  throw new Error('not built yet');
}

/** The old link stops working; the participant picks up a new one. Refuses `not-found`. */
export async function renewLink(
  _deps: Deps,
  _schoolId: string,
  _cohortId: string,
  _participantId: string,
): Promise<void> {
  throw new Error('not built yet');
}
