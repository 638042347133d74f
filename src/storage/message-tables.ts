/** Messages to participants and groups, and what was done by itself. Nothing here names who was written to. */

export interface MessageTables {
  readonly message: MessageTable;
  readonly outbox: OutboxTable;
  readonly robot: RobotTable;
  readonly occasion_turn: OccasionTurnTable;
  readonly job_run: JobRunTable;
}

/** One round to one class by one way. */
export interface MessageTable {
  id: string;
  cohort_id: string;
  occasion_id: string;
  /** `invitation`, `opening`, `reminder`, `last-call`, `by-hand`. */
  kind: string;
  /** `mail`, `wecom`, `dingtalk`. */
  channel: string;
  /** Unique: what it is for, so that no round is planned twice. */
  round_key: string;
  /** In the class's time zone, ISO. */
  day: string;
  /** How many had not answered when it was planned; null where it went to everybody. */
  missing: number | null;
  /** ISO, to the second. */
  created_at: string;
  actor_kind: string;
  actor_id: string | null;
}

/** One message to one receiver, who is found only with the server's key. */
export interface OutboxTable {
  /** Keyed hash of message and participant. */
  key: string;
  message_id: string;
  /** `waiting`, `sending`, `sent`, `skipped`, `failed`, `unclear`. */
  state: string;
  attempts: number;
  not_before: string;
  claimed_at: string | null;
  error: string | null;
}

/** A chat group's robot; address and secret are sealed. */
export interface RobotTable {
  cohort_id: string;
  kind: string;
  address: string;
  secret: string | null;
}

/** That an occasion opened or closed by its days, and that what follows has been done. */
export interface OccasionTurnTable {
  occasion_id: string;
  /** `opened`, `closed`. */
  turn: string;
  day: string;
}

/** When each job of the server last ran. */
export interface JobRunTable {
  name: string;
  last_started: string;
  last_finished: string | null;
  /** A code, never a text with an address in it. */
  last_error: string | null;
}
