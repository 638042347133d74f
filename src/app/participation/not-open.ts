/** The refusal of answers outside an occasion's time, with the dates that the page tells. */
import { type Occasion, stateOnDay } from '../../domain/collection/occasion.ts';
import { Problem } from '../../domain/problem.ts';

/**
 * `not-open` with `kind`, `state`, `opensOn`, `closesOn`; null while it is open.
 *
 * @param today the calendar day in the cohort's time zone, ISO
 */
export function notOpen(occasion: Occasion, today: string): Problem | null {
  const state = stateOnDay(occasion, today);
  if (state === 'open') return null;
  const { kind, opensOn, closesOn } = occasion;
  return new Problem('not-open', { kind, state, opensOn, closesOn });
}
