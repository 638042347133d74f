/**
 * Empties the outbox. A row is claimed, sent, noted, each on its own, so that a server that dies in between
 * leaves a row of which nobody knows whether it went out; such a row is never sent again by itself.
 */
import { occasionState } from '../../domain/collection/occasion.ts';
import { type Delivery, type DeliveryError, pauseAfter } from '../../domain/messages/delivery.ts';
import {
  type Channel,
  goesToAll,
  type RoundKind,
  textKindOf,
} from '../../domain/messages/message-kind.ts';
import { findMessage, hasNewer, type MessageRow } from '../../storage/message-store.ts';
import {
  claim,
  findDue,
  forgetDone,
  noteOutcome,
  type OutboxRow,
} from '../../storage/outbox-store.ts';
import { findRobot } from '../../storage/robot-store.ts';
import { readCohort } from '../cohorts/cohorts.ts';
import type { Deps } from '../deps.ts';
import { linkTokenOf } from '../keys.ts';
import { wholeSecond } from '../whole-second.ts';
import { loadCohortRows } from './message-cohort.ts';
import { createReceiverBook, type ReceiverBook, receiverNow } from './message-receivers.ts';
import { readSettings } from './message-settings.ts';
import { writeGroupText, writeMail } from './message-texts.ts';
import { missingOf } from './outbox-plan.ts';
import { openRobot } from './robots.ts';

type Outcome = Delivery | { readonly outcome: 'skipped' };
const skipped: Outcome = { outcome: 'skipped' };

/** Faults of the mail server as a whole: the next message would meet them too. */
const serverFaults: ReadonlySet<DeliveryError> = new Set([
  'connection',
  'timeout',
  'tls',
  'sign-in',
  'sender',
]);
const restSeconds = 60;

/** One job for a process: it sends one row each time, and gives false once nothing is due. */
export function createSender(deps: Deps): () => Promise<boolean> {
  const book = createReceiverBook(deps);
  let restsUntil = '';
  return async () => {
    const now = wholeSecond(deps.now());
    const mayMail = deps.mail !== null && now >= restsUntil;
    const channels: readonly Channel[] = [
      'wecom',
      'dingtalk',
      ...(mayMail ? ['mail' as const] : []),
    ];
    const row = await findDue(deps.db, channels, now);
    if (!row) return false;
    if (!(await claim(deps.db, row, now))) return true;
    const message = await findMessage(deps.db, row.message_id);
    const outcome = message ? await deliver(deps, book, message, row.key) : skipped;
    await note(deps, row, outcome);
    if (message && leavesNoRows(message)) await forgetDone(deps.db, message.id);
    if (outcome.outcome === 'retry' && serverFaults.has(outcome.reason)) {
      restsUntil = wholeSecond(deps.now().add({ seconds: restSeconds }));
    }
    return true;
  };
}

/** A round to those who had not answered; one message to a group tells nothing. */
function leavesNoRows({ channel, kind }: MessageRow): boolean {
  return channel === 'mail' && !goesToAll(kind as RoundKind);
}

async function note(deps: Deps, row: OutboxRow, outcome: Outcome): Promise<void> {
  if (outcome.outcome === 'retry') {
    const minutes = pauseAfter(row.attempts + 1);
    const not_before = wholeSecond(deps.now().add({ minutes: minutes ?? 0 }));
    const state = minutes === null ? 'failed' : 'waiting';
    return noteOutcome(deps.db, row.key, {
      state,
      not_before,
      error: outcome.reason,
    });
  }
  const error = 'reason' in outcome ? outcome.reason : null;
  await noteOutcome(deps.db, row.key, { state: outcome.outcome, error });
}

/** Everything is looked up now, not as it was when the round was planned. */
async function deliver(
  deps: Deps,
  book: ReceiverBook,
  message: MessageRow,
  key: string,
): Promise<Outcome> {
  const found = await loadCohortRows(deps, message);
  if (!found || occasionState(found.occasion, found.cohort.time_zone, deps.now()) !== 'open') {
    return skipped;
  }
  if (await hasNewer(deps.db, message)) return skipped;
  return message.channel === 'mail'
    ? mailOne(deps, book, message, key, found)
    : tellGroup(deps, message, found);
}

type Found = NonNullable<Awaited<ReturnType<typeof loadCohortRows>>>;

async function mailOne(
  deps: Deps,
  book: ReceiverBook,
  message: MessageRow,
  key: string,
  { cohort, names, occasion }: Found,
): Promise<Outcome> {
  const id = await book(message, key);
  const person = id && (await receiverNow(deps, message, id));
  if (!person || !deps.mail) return skipped;
  const link = `${deps.baseUrl}/s/${linkTokenOf(deps.keys, person.id, person.generation)}`;
  const kind = textKindOf(message.kind as RoundKind);
  const settings = readSettings(cohort.reminders);
  const { subject, text } = writeMail(settings, kind, names, occasion, {
    name: person.name,
    link,
  });
  return deps.mail({
    to: person.email,
    fromName: names.schoolName,
    subject,
    text,
    key,
  });
}

async function tellGroup(
  deps: Deps,
  message: MessageRow,
  { cohort, names, occasion }: Found,
): Promise<Outcome> {
  const row = await findRobot(deps.db, cohort.id);
  const robot = row && openRobot(deps, row);
  if (!robot || robot.kind !== message.channel) return skipped;
  const missing = missingOf(await readCohort(deps, cohort.school_id, cohort.id), occasion.id);
  const kind = textKindOf(message.kind as RoundKind);
  if (missing === 0 && !goesToAll(message.kind as RoundKind)) return skipped;
  const settings = readSettings(cohort.reminders);
  const text = writeGroupText(settings, kind, names, occasion, {
    baseUrl: deps.baseUrl,
    missing,
  });
  return deps.robots.send(robot, text);
}
