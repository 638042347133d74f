/** The refusal of answers outside an occasion's time, with the dates that the page tells. */

import type { Temporal } from 'temporal-polyfill';
import { type Occasion, occasionState } from '../domain/collection/occasion.ts';
import { Problem } from '../domain/problem.ts';

/** `not-open` with `kind`, `state`, `opensOn`, `closesOn`; null while it is open. */
export function notOpen(
  occasion: Occasion,
  timeZone: string,
  now: Temporal.Instant,
): Problem | null {
  const state = occasionState(occasion, timeZone, now);
  if (state === 'open') return null;
  const { kind, opensOn, closesOn } = occasion;
  return new Problem('not-open', { kind, state, opensOn, closesOn });
}
