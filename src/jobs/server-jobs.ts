/** What the server does by itself. Another job is one more line. */

import { turnOneOccasion } from '../app/cohorts/occasion-turns.ts';
import type { Deps } from '../app/deps.ts';
import { createRetention } from '../app/housekeeping/retention.ts';
import { createSender } from '../app/messages/outbox-send.ts';
import { settleOutbox } from '../app/messages/outbox-settle.ts';
import { planOneRound } from '../app/messages/reminders.ts';
import type { Job } from './run-jobs.ts';

export function serverJobs(deps: Deps): readonly Job[] {
  return [
    { name: 'occasion-turns', handleOne: () => turnOneOccasion(deps) },
    { name: 'reminders', handleOne: () => planOneRound(deps) },
    { name: 'outbox-settle', handleOne: () => settleOutbox(deps) },
    { name: 'outbox', handleOne: createSender(deps) },
    { name: 'retention', handleOne: createRetention(deps) },
  ];
}
