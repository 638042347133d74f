/** The calendar day in each of several time zones, asked once a zone: calendars are slow. */
import type { Temporal } from 'temporal-polyfill';
import { dayIn } from '../domain/collection/occasion.ts';

/** ISO days by time zone. */
export function todayIn(
  now: Temporal.Instant,
  zones: Iterable<string>,
): ReadonlyMap<string, string> {
  return new Map(Array.from(new Set(zones), (zone) => [zone, dayIn(zone, now)]));
}
