/** When an occasion of a cohort takes answers. Days are inclusive, in the cohort's time zone. */
import { Temporal } from 'temporal-polyfill';
import type { OccasionKind } from '../instrument/survey.ts';

export type OccasionState = 'scheduled' | 'open' | 'closed';

export interface Occasion {
  readonly id: string;
  readonly kind: OccasionKind;
  /** Name of the survey's form that is asked. */
  readonly form: string;
  /** ISO days: open from the beginning of the first until the end of the last. */
  readonly opensOn: string;
  readonly closesOn: string;
  /** Opened or closed by hand, whatever the days say. */
  readonly forced: 'open' | 'closed' | null;
  /** Why, where it was said. */
  readonly reason: string | null;
}

type Window = Pick<Occasion, 'opensOn' | 'closesOn' | 'forced'>;

/** The two days of an occasion, inclusive. */
export type OccasionDays = Pick<Occasion, 'opensOn' | 'closesOn'>;

export function occasionState(
  occasion: Window,
  timeZone: string,
  now: Temporal.Instant,
): OccasionState {
  return stateOnDay(occasion, dayIn(timeZone, now));
}

/** @param today the calendar day in the cohort's time zone, ISO */
export function stateOnDay(occasion: Window, today: string): OccasionState {
  if (occasion.forced) return occasion.forced;
  if (today < occasion.opensOn) return 'scheduled';
  return today > occasion.closesOn ? 'closed' : 'open';
}

/** The calendar day at this moment in this time zone, ISO. */
export function dayIn(timeZone: string, now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Days after the last day of training on which each occasion opens and closes. */
export const usualDays: Readonly<Record<OccasionKind, readonly [number, number]>> = {
  end: [0, 14],
  followup: [30, 60],
};

export function defaultDays(endsOn: string): Readonly<Record<OccasionKind, OccasionDays>> {
  const last = Temporal.PlainDate.from(endsOn);
  const day = (days: number): string => last.add({ days }).toString();
  const daysOf = ([opens, closes]: readonly [number, number]): OccasionDays => ({
    opensOn: day(opens),
    closesOn: day(closes),
  });
  return { end: daysOf(usualDays.end), followup: daysOf(usualDays.followup) };
}

/** Whole days from one to the other, both ISO; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}
