/** The rounds that go out by themselves: each class's newest one whose hour has come, once. */
import { dueRound } from '../../domain/messages/schedule.ts';
import type { CohortRows } from '../../storage/cohort-store.ts';
import {
  findActiveCohorts,
  findLatestDays,
  findReachedCohorts,
} from '../../storage/message-store.ts';
import { toOccasion } from '../cohorts/load-cohort.ts';
import type { Deps } from '../deps.ts';
import { readSettings } from './message-settings.ts';
import { type PlannedRound, planRound } from './outbox-plan.ts';

/** False once nothing is due. */
export async function planOneRound(deps: Deps): Promise<boolean> {
  const today = deps.now().toZonedDateTimeISO('UTC').toPlainDate();
  // Somewhere it is still yesterday, somewhere tomorrow already.
  const from = today.subtract({ days: 1 }).toString();
  const until = today.add({ days: 1 }).toString();
  const due = (await findActiveCohorts(deps.db, from, until)).flatMap((rows) => dueOf(deps, rows));
  const latest = await findLatestDays(
    deps.db,
    due.map(({ occasion }) => occasion.id),
  );
  // Who was written to on that day or since, by hand too, is not written to again for it.
  const waiting = due.filter(({ occasion, round }) => (latest.get(occasion.id) ?? '') < round.day);
  // A class made on its last day has no list yet: its invitation waits for the first address.
  const reached = await findReachedCohorts(
    deps.db,
    waiting.map(({ cohortId }) => cohortId),
  );
  const next = waiting.find(({ cohortId }) => reached.has(cohortId));
  if (!next) return false;
  await planRound(deps, next, next.occasion, next.round);
  return true;
}

function roundKey(occasionId: string, { kind, day }: Omit<PlannedRound, 'key'>): string {
  return `${occasionId}:${kind}:${day}`;
}

function dueOf(deps: Deps, { cohort, occasions }: CohortRows) {
  const { schedule } = readSettings(cohort.reminders);
  return occasions.map(toOccasion).flatMap((occasion) => {
    const round = dueRound(occasion, cohort.time_zone, schedule, deps.now());
    if (!round) return [];
    const key = roundKey(occasion.id, round);
    return [
      {
        schoolId: cohort.school_id,
        cohortId: cohort.id,
        occasion,
        round: { ...round, key },
      },
    ];
  });
}
