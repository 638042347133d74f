/** Keeps a half-finished form on the server, so that it can be finished on any device. */
import type { OccasionKind } from '../domain/instrument/survey.ts';
import type { Deps } from './deps.ts';

/** Keeps only the form's own fields. Refuses `unknown-link`, `not-open`, `already-submitted`. */
export async function saveDraft(
  _deps: Deps,
  _token: string,
  _kind: OccasionKind,
  _fields: Readonly<Record<string, string>>,
): Promise<void> {
  throw new Error('not built yet');
}
