/** One person of the class list, typed or corrected by hand. */
import { type Fault, Problem } from '../../domain/problem.ts';
import {
  findParticipantsOfCohort,
  lockClassList,
  type ParticipantRow,
  updateDetails,
} from '../../storage/participant-store.ts';
import { record } from '../audit.ts';
import {
  type ParticipantDetails,
  type ParticipantInput,
  participantInput,
} from '../cohorts/cohort-input.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { parseInput } from '../parse-input.ts';
import { personKey } from './class-list.ts';
import { tornFromUnits } from './class-list-units.ts';
import { columnsOf } from './import-people.ts';
import { phoneKey } from './import-plan.ts';
import { addParticipants, type InvitedParticipant, participantOfSchool } from './participants.ts';

export interface EditOptions {
  /** The telephone is really another person's too. */
  readonly sharedPhone: boolean;
}

/** Refuses `not-found`, `invalid-input` with faults by field. */
export async function addOne(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  input: ParticipantInput,
  { sharedPhone }: EditOptions,
): Promise<InvitedParticipant> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const details = parseInput(participantInput, input);
  const everybody = await findParticipantsOfCohort(deps.db, cohort.id);
  if (!sharedPhone) refuse(phoneFaults(details, everybody));
  const [added] = await addParticipants(deps, schoolId, cohortId, [input], () => 'person').catch(
    (error: unknown) => {
      throw error instanceof Problem ? byField(error) : error;
    },
  );
  if (!added) throw new Problem('conflict');
  return added;
}

/** `person.name` is the field `name`. */
function byField({ code, params, faults }: Problem): Problem {
  const fields = faults.map((fault) => ({
    ...fault,
    path: fault.path.replace('person.', ''),
  }));
  return new Problem(code, params, fields);
}

/** Link and answers stay. Refuses `not-found`, `invalid-input` with faults by field, `conflict` for who has left. */
export async function editParticipant(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  participantId: string,
  input: ParticipantInput,
  { sharedPhone }: EditOptions,
): Promise<void> {
  const row = await participantOfSchool(deps, schoolId, cohortId, participantId);
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const details = parseInput(participantInput, input);
  await deps.db.transaction().execute(async (trx) => {
    await lockClassList(trx, cohortId);
    const everybody = await findParticipantsOfCohort(trx, cohortId);
    const now = everybody.find((one) => one.id === row.id);
    if (now?.withdrawn !== 0) throw new Problem('conflict');
    const others = everybody.filter((one) => one.id !== row.id);
    const phoneIsNew = phoneKey(details.phone ?? '') !== phoneKey(now.phone ?? '');
    const torn = await tornFromUnits(trx, cohort, everybody, new Map([[row.id, details.unit]]));
    refuse([
      ...listedFaults(details, others),
      ...(phoneIsNew && !sharedPhone ? phoneFaults(details, others) : []),
      ...(torn.size > 0 ? [{ path: 'unit', code: 'unit-is-fixed' }] : []),
    ]);
    await updateDetails(trx, row.id, columnsOf(details));
    const target = { kind: 'participant', id: row.id } as const;
    await record({ ...deps, db: trx }, { schoolId, action: 'participant-changed', target });
  });
}

function listedFaults(
  details: ParticipantDetails,
  others: readonly ParticipantRow[],
): readonly Fault[] {
  const listed = others.filter((one) => one.self_entered === 0);
  const key = personKey(details);
  if (listed.some((one) => personKey({ ...one, externalId: one.external_id }) === key)) {
    return [{ path: 'name', code: 'already-listed' }];
  }
  const { externalId } = details;
  return externalId !== null && listed.some((one) => one.external_id === externalId)
    ? [{ path: 'externalId', code: 'number-already-listed' }]
    : [];
}

function phoneFaults(
  { phone }: ParticipantDetails,
  others: readonly ParticipantRow[],
): readonly Fault[] {
  const key = phoneKey(phone ?? '');
  const owner = others.find((one) => one.withdrawn === 0 && phoneKey(one.phone ?? '') === key);
  if (key === '' || !owner) return [];
  return [{ path: 'phone', code: 'phone-of-other', params: { name: owner.name } }];
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Problem('invalid-input', {}, faults);
}
