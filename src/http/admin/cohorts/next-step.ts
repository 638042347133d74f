/** The one thing to do next for a class, as its state, its day and its counts say. */
import type { CohortStatus, OccasionStatus } from '../../../app/cohorts/cohorts.ts';
import { daysBetween } from '../../../domain/collection/occasion.ts';
import type { Language } from '../../../domain/language.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

type StepKey =
  | 'list'
  | 'soon'
  | 'posterToday'
  | 'poster'
  | 'remind'
  | 'allIn'
  | 'endReport'
  | 'followupIn'
  | 'followupRemind'
  | 'followupAll'
  | 'report'
  | 'tooFew';

export interface Step {
  readonly key: StepKey;
  readonly count: number;
  /** Below the class's own address. */
  readonly path: string;
}

export interface StepView {
  readonly text: string;
  readonly address: string;
}

/** The follow-up is worth announcing from a week before. */
const soonDays = 7;

export function nextStepView(lang: Language, status: CohortStatus, today: string): StepView {
  const { key, count, path } = nextStep(status, today);
  return {
    text: wordsIn(lang)(`cohorts:step.${key}`, { count }),
    address: `/admin/cohorts/${status.cohort.id}${path}`,
  };
}

/** @param today the calendar day in the class's time zone, ISO */
export function nextStep(status: CohortStatus, today: string): Step {
  const { cohort, occasions } = status;
  const [end, followup] = occasions;
  const running = end?.state !== 'closed' || followup?.state === 'open';
  if (running && end?.invited === 0 && cohort.joining !== 'self') return step('list', '/people');
  if (end && end.state !== 'closed') return endStep(status, end, today);
  if (followup && followup.state === 'scheduled') return betweenStep(status, followup, today);
  if (followup?.state === 'open') {
    if (followup.invited === 0) return step('poster', '/poster');
    const left = missing(followup);
    return left > 0
      ? step('followupRemind', '/messages', left)
      : step('followupAll', '/diagnosis?occasion=followup');
  }
  if (canShow(status, followup)) return step('report', '/diagnosis?occasion=followup');
  if (canShow(status, end)) return step('endReport', '/diagnosis?occasion=end');
  return step('tooFew', '', cohort.reportingMinimum);
}

function endStep({ cohort }: CohortStatus, end: OccasionStatus, today: string): Step {
  if (end.state === 'scheduled') {
    return step('soon', '/hand-out', daysBetween(today, end.opensOn));
  }
  if (end.drafts + end.submitted === 0) {
    return step(today === cohort.endsOn ? 'posterToday' : 'poster', '/poster');
  }
  const left = missing(end);
  return left > 0 ? step('remind', '/messages', left) : step('allIn', '/diagnosis?occasion=end');
}

function betweenStep(status: CohortStatus, followup: OccasionStatus, today: string): Step {
  const days = daysBetween(today, followup.opensOn);
  const ready = canShow(status, status.occasions[0]);
  return ready && days > soonDays
    ? step('endReport', '/diagnosis?occasion=end')
    : step('followupIn', '/hand-out', days);
}

function canShow({ cohort }: CohortStatus, occasion: OccasionStatus | undefined): boolean {
  return occasion !== undefined && occasion.submitted >= cohort.reportingMinimum;
}

function missing({ invited, submitted }: OccasionStatus): number {
  return Math.max(0, invited - submitted);
}

function step(key: StepKey, path: string, count = 0): Step {
  return { key, path, count };
}
