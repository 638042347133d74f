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
}

type Window = Pick<Occasion, 'opensOn' | 'closesOn' | 'forced'>;

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

/** `end` opens on the last day of training for 14 days, `followup` 30 to 60 days after it. */
export function defaultOccasions(
  endsOn: string,
  forms: Readonly<Record<OccasionKind, string>>,
): readonly Omit<Occasion, 'id'>[] {
  const last = Temporal.PlainDate.from(endsOn);
  const day = (days: number): string => last.add({ days }).toString();
  return [
    { kind: 'end', form: forms.end, opensOn: endsOn, closesOn: day(14), forced: null },
    { kind: 'followup', form: forms.followup, opensOn: day(30), closesOn: day(60), forced: null },
  ];
}
