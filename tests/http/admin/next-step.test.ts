/** The one thing to do next, as day, state and counts say it. */
import { expect, it } from 'vitest';
import type { CohortStatus, OccasionStatus } from '../../../src/app/cohorts/cohorts.ts';
import type { Joining } from '../../../src/domain/collection/cohort.ts';
import { defaultDays, stateOnDay } from '../../../src/domain/collection/occasion.ts';
import type { OccasionKind } from '../../../src/domain/instrument/survey.ts';
import { nextStep } from '../../../src/http/admin/cohorts/next-step.ts';

interface Counts {
  readonly invited?: number;
  readonly end?: number;
  readonly followup?: number;
  readonly joining?: Joining;
}

/** A class whose training ends on 20 October 2026, on some day. */
function stepOn(today: string, counts: Counts = {}) {
  const { invited = 10, joining = 'auto' } = counts;
  const occasion = (kind: OccasionKind): OccasionStatus => {
    const days = { ...defaultDays('2026-10-20')[kind], forced: null };
    const state = stateOnDay(days, today);
    const submitted = counts[kind] ?? 0;
    const who = { id: kind, kind, form: 'full', reason: null, invited, drafts: 0, submitted };
    return { ...days, ...who, state };
  };
  const status = {
    cohort: { joining, endsOn: '2026-10-20', reportingMinimum: 5 },
    occasions: [occasion('end'), occasion('followup')],
  };
  const { key, count } = nextStep(status as unknown as CohortStatus, today);
  return count > 0 ? `${key} ${count}` : key;
}

it.each([
  ['2026-10-10', { invited: 0 }, 'list'],
  ['2026-10-10', { invited: 0, joining: 'self' }, 'soon 10'],
  ['2026-10-19', {}, 'soon 1'],
  ['2026-10-20', {}, 'posterToday'],
  ['2026-10-20', { invited: 0, joining: 'self' }, 'posterToday'],
  ['2026-10-22', {}, 'poster'],
  ['2026-10-22', { end: 4 }, 'remind 6'],
  ['2026-10-22', { end: 10 }, 'allIn'],
  ['2026-11-05', { end: 8 }, 'endReport'],
  ['2026-11-05', { end: 4 }, 'followupIn 14'],
  ['2026-11-12', { end: 8 }, 'followupIn 7'],
  ['2026-11-19', { end: 8 }, 'followupRemind 10'],
  ['2026-11-19', { invited: 0 }, 'list'],
  ['2026-11-19', { end: 8, followup: 10 }, 'followupAll'],
  ['2026-12-20', { end: 8, followup: 6 }, 'report'],
  ['2026-12-20', { end: 8, followup: 4 }, 'endReport'],
  ['2026-12-20', { end: 4, followup: 4 }, 'tooFew 5'],
  ['2026-12-20', { invited: 0 }, 'tooFew 5'],
] as const)('on %s with %j it is %s', (today, counts, expected) => {
  expect(stepOn(today, counts)).toBe(expected);
});
