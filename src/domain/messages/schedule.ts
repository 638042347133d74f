/** When a class hears from the server by itself: on the first day, some days later, and on the day before the last. */
import { Temporal } from 'temporal-polyfill';
import { type Occasion, stateOnDay } from '../collection/occasion.ts';
import type { Language } from '../language.ts';
import { firstKindOf, type MessageKind } from './message-kind.ts';

export interface Schedule {
  readonly on: boolean;
  /** On the first day, to everybody. */
  readonly opening: boolean;
  /** So many days after the first, to those who have not answered. */
  readonly days: readonly number[];
  readonly lastCall: boolean;
  /** The hour of the class's own day from which a round goes out. */
  readonly hour: number;
  /** In which messages are written. */
  readonly language: Language;
}

export const defaultSchedule: Schedule = {
  on: true,
  opening: true,
  days: [3, 7],
  lastCall: true,
  hour: 9,
  language: 'zh-CN',
};

export const earliestHour = 8;
/** From then on nobody is written to until the next day. */
export const quietFromHour = 18;

/** A server that was down makes up for the newest round, unless it is older than this. */
const daysLate = 3;

export interface Round {
  readonly kind: MessageKind;
  /** ISO, in the class's time zone. */
  readonly day: string;
}

/** In the order of their days, one a day. */
export function roundsOf(
  { kind, opensOn, closesOn }: Pick<Occasion, 'kind' | 'opensOn' | 'closesOn'>,
  schedule: Schedule,
): readonly Round[] {
  if (!schedule.on) return [];
  const byDay = new Map<string, Round>();
  const put = (round: MessageKind, day: string): void => {
    if (day >= opensOn && day <= closesOn) byDay.set(day, { kind: round, day });
  };
  for (const days of schedule.days) put('reminder', dayAfter(opensOn, days));
  if (schedule.lastCall) put('last-call', dayAfter(closesOn, -1));
  if (schedule.opening) put(firstKindOf(kind), opensOn);
  return [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The newest round whose hour has come, while the occasion takes answers; null at night. */
export function dueRound(
  occasion: Occasion,
  timeZone: string,
  schedule: Schedule,
  now: Temporal.Instant,
): Round | null {
  const { today, hour } = localTime(now, timeZone);
  if (hour < schedule.hour || hour >= quietFromHour) return null;
  if (stateOnDay(occasion, today) !== 'open') return null;
  const round = roundsOf(occasion, schedule).findLast(({ day }) => day <= today);
  return round && round.day >= dayAfter(today, -daysLate) ? round : null;
}

/** The first round that is still to come. */
export function nextRound(
  occasion: Occasion,
  timeZone: string,
  schedule: Schedule,
  now: Temporal.Instant,
): Round | null {
  const { today, hour } = localTime(now, timeZone);
  if (occasion.forced === 'closed') return null;
  const isAhead = ({ day }: Round): boolean =>
    day > today || (day === today && hour < schedule.hour);
  return roundsOf(occasion, schedule).find(isAhead) ?? null;
}

function localTime(now: Temporal.Instant, timeZone: string) {
  const local = now.toZonedDateTimeISO(timeZone);
  return { today: local.toPlainDate().toString(), hour: local.hour };
}

export function dayAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}
