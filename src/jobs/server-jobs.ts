/** What the server does by itself. Another job is one more line. */
import type { Deps } from '../app/deps.ts';
import { turnOneOccasion } from '../app/occasion-turns.ts';
import { createSender } from '../app/outbox-send.ts';
import { settleOutbox } from '../app/outbox-settle.ts';
import { planOneRound } from '../app/reminders.ts';
import { createRetention } from '../app/retention.ts';
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
