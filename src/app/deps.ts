/** What the use cases need from outside; only these are replaced in tests. */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import type { Survey } from '../domain/instrument/survey.ts';
import type { ActionLibrary } from '../domain/plan/action-library.ts';
import type { SendMail } from '../mail/mail.ts';
import type { Robots } from '../robots/robot.ts';
import type { Tables } from '../storage/tables.ts';
import type { Actor } from './audit.ts';
import type { SurveySnapshots } from './cohorts/survey-snapshots.ts';
import type { Surroundings } from './housekeeping/doctor.ts';
import type { Keys } from './keys.ts';
import type { SubmissionQueue } from './participation/submission-queue.ts';

export interface Deps {
  readonly db: Kysely<Tables>;
  readonly keys: Keys;
  readonly now: () => Temporal.Instant;
  /** 128 random bits, base64url. */
  readonly randomId: () => string;
  /** The newest definition of each survey id. */
  readonly surveys: ReadonlyMap<string, Survey>;
  /** Stored versions already parsed. */
  readonly snapshots: SurveySnapshots;
  /** By survey id. */
  readonly actions: ReadonlyMap<string, ActionLibrary>;
  /** What links and QR codes begin with, without a slash at the end. */
  readonly baseUrl: string;
  readonly log: Logger;
  readonly submissions: SubmissionQueue;
  /** Null where no mail server is named: messages wait. */
  readonly mail: SendMail | null;
  readonly robots: Robots;
  /** Something waits to be done by the jobs of this process; absent where none run. */
  readonly wakeJobs?: () => void;
  /** Where the data lie, for the page that tells how the server is; absent in memory. */
  readonly around?: Surroundings;
  /** Who acts, for the audit log; absent where the server acts by itself. */
  readonly actor?: Actor;
}
