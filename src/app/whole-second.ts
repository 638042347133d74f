/** Times as the outbox keeps and compares them: of one length, so that their order as texts is their order. */
import type { Temporal } from 'temporal-polyfill';

export function wholeSecond(instant: Temporal.Instant): string {
  return instant.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
}
