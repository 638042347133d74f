/** Puts a round of messages into the outbox: once, whoever asks and however often. */
import type { Occasion } from '../../domain/collection/occasion.ts';
import { type Channel, goesToAll, type RoundKind } from '../../domain/messages/message-kind.ts';
import { insertMessage } from '../../storage/message-store.ts';
import { insertOutbox } from '../../storage/outbox-store.ts';
import { findRobot } from '../../storage/robot-store.ts';
import { record, theServer } from '../audit.ts';
import { type CohortStatus, readCohort } from '../cohorts/cohorts.ts';
import type { Deps } from '../deps.ts';
import { outboxKeyOf } from '../keys.ts';
import { wholeSecond } from '../whole-second.ts';
import { findReceivers } from './message-receivers.ts';

export interface PlannedRound {
  readonly kind: RoundKind;
  /** In the class's time zone, ISO. */
  readonly day: string;
  /** Two plans of one key are one round. */
  readonly key: string;
}

/** How many have not answered, as the pages of the class count them: the same figure everywhere tells nothing new. */
export function missingOf({ occasions }: CohortStatus, occasionId: string): number {
  const occasion = occasions.find(({ id }) => id === occasionId);
  return occasion ? Math.max(0, occasion.invited - occasion.submitted) : 0;
}

/** By mail, and to the group's robot where there is one. False where this round was planned before. */
export async function planRound(
  deps: Deps,
  { schoolId, cohortId }: { readonly schoolId: string; readonly cohortId: string },
  occasion: Occasion,
  round: PlannedRound,
): Promise<boolean> {
  const planned = await deps.db.transaction().execute(async (trx) => {
    const inside = { ...deps, db: trx };
    const status = await readCohort(inside, schoolId, cohortId);
    const missing = goesToAll(round.kind) ? null : missingOf(status, occasion.id);
    const put = (channel: Channel) =>
      putMessage(inside, { cohortId, occasion, round, channel, missing });
    if (!(await put('mail'))) return false;
    const robot = await findRobot(trx, cohortId);
    if (robot) await put(robot.kind as Channel);
    const target = { kind: 'cohort', id: cohortId } as const;
    const details = { kind: round.kind, occasion: occasion.kind };
    await record(inside, {
      schoolId,
      action: 'messages-planned',
      target,
      details,
    });
    return true;
  });
  if (planned) deps.wakeJobs?.();
  return planned;
}

interface NewMessage {
  readonly cohortId: string;
  readonly occasion: Occasion;
  readonly round: PlannedRound;
  readonly channel: Channel;
  readonly missing: number | null;
}

async function putMessage(
  deps: Deps,
  { cohortId, occasion, round, channel, missing }: NewMessage,
): Promise<boolean> {
  const actor = deps.actor ?? theServer;
  const id = deps.randomId();
  const now = wholeSecond(deps.now());
  const isNew = await insertMessage(deps.db, {
    id,
    cohort_id: cohortId,
    occasion_id: occasion.id,
    kind: round.kind,
    channel,
    round_key: channel === 'mail' ? round.key : `${round.key}:${channel}`,
    day: round.day,
    missing,
    created_at: now,
    actor_kind: actor.kind,
    actor_id: actor.id,
  });
  if (!isNew) return false;
  const receivers =
    channel === 'mail'
      ? (await findReceivers(deps, cohortId, occasion.id, round.kind)).map((person) => person.id)
      : [null];
  await insertOutbox(
    deps.db,
    receivers.map((receiver) => ({
      key: outboxKeyOf(deps.keys, id, receiver),
      message_id: id,
      state: 'waiting',
      attempts: 0,
      not_before: now,
      claimed_at: null,
      error: null,
    })),
  );
  return true;
}
