/**
 * Rounds as they may be shown. Of a round to everybody: how many went out, and which addresses failed. Of a round
 * to those who had not answered: their number as every page of the class shows it, and never how many of them
 * have an address, for who has one is on the class list, and the two numbers together could tell of a person.
 */
import type { Cohort } from '../../domain/collection/cohort.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { type DeliveryError, isDeliveryError } from '../../domain/messages/delivery.ts';
import { type Channel, goesToAll, type RoundKind } from '../../domain/messages/message-kind.ts';
import type { MessageRow } from '../../storage/message-store.ts';
import {
  countStates,
  findKeysInState,
  type OutboxState,
  type StateCount,
} from '../../storage/outbox-store.ts';
import { findParticipantsOfCohort } from '../../storage/participant-store.ts';
import type { Deps } from '../deps.ts';
import { keysOfClass, type ReachablePeople } from './message-receivers.ts';

export interface FailingAddress {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface SentRound {
  readonly id: string;
  readonly kind: RoundKind;
  readonly occasion: OccasionKind;
  readonly channel: Channel;
  /** In the class's time zone, ISO. */
  readonly day: string;
  readonly byServer: boolean;
  /** Of whom had not answered then; null where it went to everybody. */
  readonly missing: number | null;
  readonly underWay: boolean;
  /** May or may not have gone out. */
  readonly unclear: boolean;
  /** What keeps messages from going out; nothing that is one receiver's own. */
  readonly error: DeliveryError | null;
  /** Only of a round to everybody, and of one to the group. */
  readonly counts: Readonly<Record<'sent' | 'failed' | 'unclear', number>> | null;
  readonly failing: readonly FailingAddress[];
}

export async function showRounds(
  deps: Deps,
  cohort: Cohort,
  messages: readonly MessageRow[],
  { withAddress }: ReachablePeople,
  naming: boolean,
): Promise<readonly SentRound[]> {
  const ids = messages.map(({ id }) => id);
  const states = Map.groupBy(await countStates(deps.db, ids), (state) => state.message_id);
  const shown: SentRound[] = [];
  for (const message of messages) {
    const ofMessage = states.get(message.id) ?? [];
    const kind = message.kind as RoundKind;
    const open = message.channel !== 'mail' || goesToAll(kind);
    // Where few have an address, even that something waits would tell of them.
    const telling = open || withAddress >= cohort.reportingMinimum;
    const round = roundOf(cohort, message, telling ? ofMessage : [], open);
    const failing =
      naming && open && (round.counts?.failed ?? 0) > 0 ? await failingOf(deps, message) : [];
    shown.push({ ...round, failing });
  }
  return shown;
}

function roundOf(
  cohort: Cohort,
  message: MessageRow,
  states: readonly StateCount[],
  open: boolean,
): Omit<SentRound, 'failing'> {
  const count = (...wanted: readonly OutboxState[]): number =>
    states
      .filter(({ state }) => wanted.includes(state as OutboxState))
      .reduce((sum, { n }) => sum + n, 0);
  return {
    id: message.id,
    kind: message.kind as RoundKind,
    occasion: cohort.occasions.find(({ id }) => id === message.occasion_id)?.kind ?? 'end',
    channel: message.channel as Channel,
    day: message.day,
    byServer: message.actor_kind === 'server',
    missing: message.missing,
    underWay: count('waiting', 'sending') > 0,
    unclear: count('unclear') > 0,
    error: errorIn(states),
    counts: open
      ? { sent: count('sent'), failed: count('failed'), unclear: count('unclear') }
      : null,
  };
}

function errorIn(states: readonly StateCount[]): DeliveryError | null {
  const errors = states
    .filter(({ state }) => state === 'waiting' || state === 'failed')
    .map(({ error }) => error)
    .filter(isDeliveryError);
  return errors.find((error) => error !== 'recipient') ?? null;
}

/** By name. */
async function failingOf(deps: Deps, message: MessageRow): Promise<readonly FailingAddress[]> {
  const failed = new Set(await findKeysInState(deps.db, message.id, 'failed'));
  const idsByKey = await keysOfClass(deps, message);
  const ids = new Set([...idsByKey].flatMap(([key, id]) => (failed.has(key) ? [id] : [])));
  const people = await findParticipantsOfCohort(deps.db, message.cohort_id);
  return people
    .filter(({ id, withdrawn }) => ids.has(id) && withdrawn === 0)
    .flatMap(({ id, name, email }) => (email ? [{ id, name, email }] : []));
}
