/** Whom a message is for. The outbox does not say: with the key it is worked out over the class list, each time anew. */
import type { RoundKind } from '../../domain/messages/message-kind.ts';
import { goesToAll } from '../../domain/messages/message-kind.ts';
import { findAnswered, type MessageRow } from '../../storage/message-store.ts';
import {
  findParticipant,
  findParticipantsOfCohort,
  type ParticipantRow,
} from '../../storage/participant-store.ts';
import type { Deps } from '../deps.ts';
import { outboxKeyOf, pseudonymOf } from '../keys.ts';

export interface Receiver extends ParticipantRow {
  readonly email: string;
}

type ReceiverDeps = Pick<Deps, 'db' | 'keys'>;

/** Those of the class with an address, for whom a round of this kind is. */
export async function findReceivers(
  deps: ReceiverDeps,
  cohortId: string,
  occasionId: string,
  kind: RoundKind,
): Promise<readonly Receiver[]> {
  const people = (await activePeople(deps, cohortId)).filter(hasAddress);
  if (goesToAll(kind)) return people;
  const pseudonyms = people.map(({ id }) => pseudonymOf(deps.keys, id));
  const answered = await findAnswered(deps.db, occasionId, pseudonyms);
  return people.filter((_, at) => !answered.has(pseudonyms[at] ?? ''));
}

export interface ReachablePeople {
  readonly people: number;
  readonly withAddress: number;
}

export async function countReachable(
  deps: Pick<Deps, 'db'>,
  cohortId: string,
): Promise<ReachablePeople> {
  const people = await activePeople(deps, cohortId);
  return {
    people: people.length,
    withAddress: people.filter(hasAddress).length,
  };
}

async function activePeople(
  { db }: Pick<Deps, 'db'>,
  cohortId: string,
): Promise<readonly ParticipantRow[]> {
  const everybody = await findParticipantsOfCohort(db, cohortId);
  return everybody.filter((person) => person.withdrawn === 0);
}

function hasAddress(person: ParticipantRow): person is Receiver {
  return person.email !== null;
}

/** Outbox keys of the class by participant id, made once for the message that is being sent. */
export type ReceiverBook = (message: MessageRow, key: string) => Promise<string | null>;

export function createReceiverBook(deps: ReceiverDeps): ReceiverBook {
  let open: {
    readonly id: string;
    readonly byKey: ReadonlyMap<string, string>;
  } | null = null;
  return async (message, key) => {
    if (open?.id !== message.id || !open.byKey.has(key)) {
      open = { id: message.id, byKey: await keysOfClass(deps, message) };
    }
    return open.byKey.get(key) ?? null;
  };
}

/** Participant ids by outbox key. */
export async function keysOfClass(
  deps: ReceiverDeps,
  { id, cohort_id }: MessageRow,
): Promise<ReadonlyMap<string, string>> {
  const people = await findParticipantsOfCohort(deps.db, cohort_id);
  return new Map(people.map((person) => [outboxKeyOf(deps.keys, id, person.id), person.id]));
}

/** As they are now; null for who has left, has no address any more or, unless it goes to all, has answered. */
export async function receiverNow(
  deps: ReceiverDeps,
  message: MessageRow,
  participantId: string,
): Promise<Receiver | null> {
  const person = await findParticipant(deps.db, message.cohort_id, participantId);
  if (person === undefined || person.withdrawn !== 0 || !hasAddress(person)) return null;
  if (goesToAll(message.kind as RoundKind)) return person;
  const pseudonym = pseudonymOf(deps.keys, person.id);
  const answered = await findAnswered(deps.db, message.occasion_id, [pseudonym]);
  return answered.size === 0 ? person : null;
}
