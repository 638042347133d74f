/** What the console shows of the messages to a class, and what an administrator starts by hand. */
import { z } from 'zod';
import { occasionOf } from '../../domain/collection/cohort.ts';
import { dayIn, type Occasion, occasionState } from '../../domain/collection/occasion.ts';
import { occasionKinds } from '../../domain/instrument/survey.ts';
import { firstKindOf, type RoundKind } from '../../domain/messages/message-kind.ts';
import { Problem } from '../../domain/problem.ts';
import { findMessage, findMessagesOfCohort, findReminders } from '../../storage/message-store.ts';
import { sendUnclearAgain } from '../../storage/outbox-store.ts';
import { record } from '../audit.ts';
import { type CohortStatus, readCohort } from '../cohorts/cohorts.ts';
import { cohortOfSchool } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { parseInput, refuseField } from '../parse-input.ts';
import { wholeSecond } from '../whole-second.ts';
import { countReachable, type ReachablePeople } from './message-receivers.ts';
import { type SentRound, showRounds } from './message-rounds.ts';
import { type MessageSettings, readSettings } from './message-settings.ts';
import { missingOf, planRound } from './outbox-plan.ts';
import { readRobot, type ShownRobot } from './robots.ts';

export interface MessagesOfClass {
  readonly status: CohortStatus;
  readonly settings: MessageSettings;
  readonly robot: ShownRobot | null;
  readonly reachable: ReachablePeople;
  /** Newest first. */
  readonly rounds: readonly SentRound[];
  /** A mail server is named. */
  readonly mayMail: boolean;
}

/** @param naming whether addresses that an invitation did not reach are named. Refuses `not-found`. */
export async function readMessages(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  naming: boolean,
): Promise<MessagesOfClass> {
  const status = await readCohort(deps, schoolId, cohortId);
  const messages = await findMessagesOfCohort(deps.db, cohortId);
  const reachable = await countReachable(deps, cohortId);
  return {
    status,
    settings: readSettings(await findReminders(deps.db, cohortId)),
    robot: await readRobot(deps, schoolId, cohortId),
    reachable,
    rounds: await showRounds(deps, status.cohort, messages, reachable, naming),
    mayMail: deps.mail !== null,
  };
}

export const handRounds = ['reminder', 'invitation'] as const;
export type HandRound = (typeof handRounds)[number];

const sendInput = z.object({
  occasion: z.enum(occasionKinds),
  what: z.enum(handRounds),
  /** How many rounds of today the page showed: sending one page twice sends one round. */
  seen: z.int().min(0).max(1000),
  again: z.boolean(),
});

export interface HandPlan {
  readonly status: CohortStatus;
  readonly occasion: Occasion;
  readonly reachable: ReachablePeople;
  readonly missing: number;
  /** Rounds of this occasion today, whoever began them. */
  readonly today: number;
  readonly robot: ShownRobot | null;
}

/** What the page that asks for confirmation says. Refuses `not-found`, `not-open`. */
export async function prepareRound(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  kind: Occasion['kind'],
): Promise<HandPlan> {
  const status = await readCohort(deps, schoolId, cohortId);
  const occasion = occasionOf(status.cohort, kind);
  if (!occasion) throw new Problem('not-found');
  const { timeZone } = status.cohort;
  if (occasionState(occasion, timeZone, deps.now()) !== 'open') throw new Problem('not-open');
  const day = dayIn(timeZone, deps.now());
  const messages = await findMessagesOfCohort(deps.db, cohortId);
  const today = messages.filter(
    (one) => one.channel === 'mail' && one.occasion_id === occasion.id && one.day === day,
  );
  return {
    status,
    occasion,
    reachable: await countReachable(deps, cohortId),
    missing: missingOf(status, occasion.id),
    today: today.length,
    robot: await readRobot(deps, schoolId, cohortId),
  };
}

/**
 * Plans a round now. False where the page was sent before.
 * Refuses `not-found`, `not-open`, `invalid-input` (a second round on one day must be confirmed).
 */
export async function sendRoundNow(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  input: unknown,
): Promise<boolean> {
  const { occasion: kind, what, seen, again } = parseInput(sendInput, input);
  const { status, occasion, today } = await prepareRound(deps, schoolId, cohortId, kind);
  if (seen < today && !again) return false;
  if (today > 0 && !again) refuseField('again', 'required');
  const day = dayIn(status.cohort.timeZone, deps.now());
  const round = { kind: roundKindOf(what, kind), day };
  // Numbered by what the page had shown, so that its second arrival finds its own round.
  const key = `${occasion.id}:by-hand:${day}:${seen}`;
  return planRound(deps, { schoolId, cohortId }, occasion, { ...round, key });
}

function roundKindOf(what: HandRound, kind: Occasion['kind']): RoundKind {
  if (what === 'reminder') return 'by-hand';
  return firstKindOf(kind);
}

/** Messages that may or may not have gone out go again. How many there were. Refuses `not-found`. */
export async function sendAgain(
  deps: Deps,
  schoolId: string,
  cohortId: string,
  messageId: string,
): Promise<number> {
  const cohort = await cohortOfSchool(deps, schoolId, cohortId);
  const message = await findMessage(deps.db, messageId);
  if (!message || message.cohort_id !== cohort.id) throw new Problem('not-found');
  const again = await deps.db.transaction().execute(async (trx) => {
    const count = await sendUnclearAgain(trx, message.id, wholeSecond(deps.now()));
    const target = { kind: 'cohort', id: cohort.id } as const;
    if (count > 0)
      await record({ ...deps, db: trx }, { schoolId, action: 'messages-again', target });
    return count;
  });
  deps.wakeJobs?.();
  return again;
}
