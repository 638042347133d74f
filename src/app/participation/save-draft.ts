/** Keeps a half-finished form on the server, so that it can be finished on any device. */
import { occasionOf } from '../../domain/collection/cohort.ts';
import { dayIn } from '../../domain/collection/occasion.ts';
import { keepKnownFields } from '../../domain/collection/read-answers.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { Problem } from '../../domain/problem.ts';
import { saveDraftUnlessAnswered } from '../../storage/draft-store.ts';
import { findResponses } from '../../storage/response-store.ts';
import type { Deps } from '../deps.ts';
import { tokenHash } from '../keys.ts';
import { findVisitor } from './find-visitor.ts';
import { notOpen } from './not-open.ts';

/** Keeps only the form's own fields, beside those kept before. Refuses `unknown-link`, `not-open`, `already-submitted`. */
export async function saveDraft(
  deps: Deps,
  token: string,
  kind: OccasionKind,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const { pseudonym, cohort } = await findVisitor(deps, token);
  const occasion = occasionOf(cohort, kind);
  if (!occasion) throw new Problem('not-open', { kind });
  const closed = notOpen(occasion, dayIn(cohort.timeZone, deps.now()));
  if (closed) throw (await isAnswered(deps, pseudonym, occasion.id)) ? answered() : closed;
  const { survey, capabilities } = cohort;
  const kept = keepKnownFields({ survey, capabilities, kind, form: occasion.form }, fields);
  const key = { pseudonym, occasion_id: occasion.id };
  const next = (before: string | null) => JSON.stringify({ ...untouched(before, fields), ...kept });
  const link = { cohort_id: cohort.id, link_hash: tokenHash(token) };
  const outcome = await saveDraftUnlessAnswered(deps.db, key, link, next);
  if (outcome === 'unlinked') throw new Problem('unknown-link');
  if (outcome === 'answered') throw answered();
}

/** What was kept before and this page says nothing of: an old tab must not take answers away. */
function untouched(before: string | null, fields: Readonly<Record<string, string>>) {
  const known = JSON.parse(before ?? '{}') as Record<string, string>;
  return Object.fromEntries(Object.entries(known).filter(([name]) => !Object.hasOwn(fields, name)));
}

const answered = (): Problem => new Problem('already-submitted');

async function isAnswered(deps: Deps, pseudonym: string, occasionId: string): Promise<boolean> {
  return (await findResponses(deps.db, [occasionId], [pseudonym])).length > 0;
}
