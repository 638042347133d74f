/** Takes a complete form and gives the receipt once it is on disk. */
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Deps } from '../deps.ts';
import type { Receipt } from './submission-queue.ts';

/**
 * The same answers again are a success with the same receipt, after closing too.
 * Refuses `unknown-link`, `not-open`, `already-submitted` (other answers), `incomplete-answers`
 * (faults: path = field name, code `missing`, `off-scale` or `too-long`).
 */
export function submitResponse(
  deps: Deps,
  token: string,
  kind: OccasionKind,
  fields: Readonly<Record<string, string>>,
): Promise<Receipt> {
  return deps.submissions.submit({ token, kind, fields });
}
