/** The class list of a cohort. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import { nameKey } from '../../domain/collection/person-name.ts';
import { Problem } from '../../domain/problem.ts';
import {
  countEntered,
  findParticipant,
  findParticipantsOfCohort,
  insertParticipants,
  lockClassList,
  type ParticipantRow,
  replaceLink,
} from '../../storage/participant-store.ts';
import { record } from '../audit.ts';
import {
  type ParticipantDetails,
  type ParticipantInput,
  participantLimit,
} from '../cohorts/cohort-input.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { linkTokenOf, tokenHash } from '../keys.ts';
import { checkRows, fieldPlace, type PlacedRow, personKey, readClassList } from './class-list.ts';

export interface InvitedParticipant {
  readonly id: string;
  readonly name: string;
  /** For the personal link, BASE_URL/s/TOKEN. */
  readonly token: string;
}

export interface ListedParticipant extends ParticipantDetails {
  readonly id: string;
  readonly selfEntered: boolean;
  /** The personal link was picked up by the join code. */
  readonly pickedUp: boolean;
  /** Has left the class; the link is void. */
  readonly withdrawn: boolean;
}

/** One person of the class list with the link that is valid now. */
export interface LinkedParticipant extends ListedParticipant {
  readonly token: string;
}

/** What a row of the list is called: `participants.2` in a JSON body. */
export type RowPlaces = (index: number) => string;

const inBody: RowPlaces = (index) => `participants.${index}`;

/** All or none. Refuses `not-found`, `invalid-input` with a fault for each bad row. */
export async function addParticipants(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  rows: readonly ParticipantInput[],
  placeOf: RowPlaces = inBody,
): Promise<readonly InvitedParticipant[]> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const placed = rows.map((input, index) => ({ place: placeOf(index), input }));
  return addRows(deps, cohort, placed);
}

/**
 * A class list as CSV or pasted from Excel, UTF-8 or GB18030, headings in Chinese or English.
 * Refusals as above, paths as `row 3, name`, the heading being row 1.
 */
export async function addParticipantsFromCsv(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  csv: Uint8Array,
): Promise<readonly InvitedParticipant[]> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  return addRows(deps, cohort, readClassList(csv));
}

async function addRows(
  deps: Deps,
  cohort: Cohort,
  rows: readonly PlacedRow[],
): Promise<readonly InvitedParticipant[]> {
  if (cohort.erasedOn !== null) throw new Problem('class-erased');
  const details = checkRows(rows);
  const people = details.map((person) => newParticipant(deps, cohort.id, person));
  await deps.db.transaction().execute(async (trx) => {
    await lockClassList(trx, cohort.id);
    const listed = await findParticipantsOfCohort(trx, cohort.id);
    refuseListed(rows, details, listed);
    const size = people.length + (await countEntered(trx, cohort.id, false));
    if (size > participantLimit) {
      const params = { limit: participantLimit };
      throw new Problem('invalid-input', {}, [{ path: 'participants', code: 'too-long', params }]);
    }
    await insertParticipants(
      trx,
      people.map((person) => person.row),
    );
    const target = { kind: 'cohort', id: cohort.id } as const;
    await record(
      { ...deps, db: trx },
      {
        schoolId: cohort.schoolId,
        action: 'people-added',
        target,
        details: { added: people.length },
      },
    );
  });
  return people.map(({ row, token }) => ({ id: row.id, name: row.name, token }));
}

/** Who entered by themselves is not on the list. */
function refuseListed(
  rows: readonly PlacedRow[],
  details: readonly ParticipantDetails[],
  everybody: readonly ParticipantRow[],
): void {
  const listed = everybody.filter((row) => row.self_entered === 0);
  const people = new Map(
    listed.map((row) => [personKey({ ...row, externalId: row.external_id }), row]),
  );
  const numbers = new Set(listed.map((row) => row.external_id));
  const faults = rows.flatMap((row, index) => {
    const person = details[index];
    if (!person) return [];
    const same = people.get(personKey(person));
    if (same) {
      const code = same.withdrawn === 1 ? 'has-left' : 'already-listed';
      return [{ path: fieldPlace(row, 'name'), code }];
    }
    return person.externalId !== null && numbers.has(person.externalId)
      ? [{ path: fieldPlace(row, 'externalId'), code: 'number-already-listed' }]
      : [];
  });
  if (faults.length > 0) throw new Problem('invalid-input', {}, faults);
}

/** A row for the database and the link that goes with it. */
export function newParticipant(
  deps: Pick<Deps, 'keys' | 'randomId'>,
  cohortId: string,
  details: ParticipantDetails,
  id: string = deps.randomId(),
): { readonly row: ParticipantRow; readonly token: string } {
  const token = linkTokenOf(deps.keys, id, 1);
  const { externalId, ...rest } = details;
  const row = {
    ...rest,
    id,
    cohort_id: cohortId,
    name_key: nameKey(details.name),
    external_id: externalId,
    link_hash: tokenHash(token),
    generation: 1,
    self_entered: 0,
    picked_up: 0,
    recovery_hash: null,
    wrong_attempts: 0,
    withdrawn: 0,
  };
  return { row, token };
}

/** By name, those who have left too. Refuses `not-found`. */
export async function listParticipants(
  deps: Deps,
  schoolId: string,
  cohortId: string,
): Promise<readonly ListedParticipant[]> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  return (await findParticipantsOfCohort(deps.db, cohort.id)).map(toListed);
}

/** Changes nothing. Refuses `not-found`. */
export async function readParticipant(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  participantId: string,
): Promise<LinkedParticipant> {
  const row = await participantOfSchool(deps, schoolId, cohortId, participantId);
  return { ...toListed(row), token: linkTokenOf(deps.keys, row.id, row.generation) };
}

/**
 * The old link stops working and wrong codes are forgotten; the participant gets the new link from
 * the administrator or picks it up by the join code. Answers stay theirs. Refuses `not-found`,
 * `conflict` (renewed meanwhile, or has left the class).
 */
export async function renewLink(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  participantId: string,
): Promise<InvitedParticipant> {
  const row = await participantOfSchool(deps, schoolId, cohortId, participantId);
  if (row.withdrawn === 1) throw new Problem('conflict');
  return giveNewLink(deps, schoolId, row, 'link-renewed');
}

/** Whoever was out of the class is in it with the new link. Refuses `conflict` where it changed meanwhile. */
export async function giveNewLink(
  deps: Deps,
  schoolId: string,
  row: ParticipantRow,
  action: 'link-renewed' | 'participant-returned',
): Promise<InvitedParticipant> {
  const token = linkTokenOf(deps.keys, row.id, row.generation + 1);
  await deps.db.transaction().execute(async (trx) => {
    if (!(await replaceLink(trx, row, tokenHash(token)))) throw new Problem('conflict');
    const target = { kind: 'participant', id: row.id } as const;
    await record({ ...deps, db: trx }, { schoolId, action, target });
  });
  return { id: row.id, name: row.name, token };
}

export async function participantOfSchool(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  participantId: string,
): Promise<ParticipantRow> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const row = await findParticipant(deps.db, cohort.id, participantId);
  if (!row) throw new Problem('not-found');
  return row;
}

export function toListed({
  id,
  name,
  unit,
  position,
  email,
  phone,
  ...row
}: ParticipantRow): ListedParticipant {
  return {
    id,
    name,
    unit,
    position,
    email,
    phone,
    externalId: row.external_id,
    selfEntered: row.self_entered === 1,
    pickedUp: row.picked_up === 1,
    withdrawn: row.withdrawn === 1,
  };
}
