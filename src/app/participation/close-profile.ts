/**
 * A participant puts their profile away for good: whoever opens the link later, an administrator
 * among them, sees the receipt alone. It holds for both occasions of this person.
 */
import { Problem } from '../../domain/problem.ts';
import { insertClosedProfile } from '../../storage/closed-profile-store.ts';
import { stillLinked } from '../../storage/participant-store.ts';
import type { Deps } from '../deps.ts';
import { tokenHash } from '../keys.ts';
import { findVisitor } from './find-visitor.ts';

/** Refuses `unknown-link`. Nothing opens the profile again. */
export async function closeProfile(deps: Deps, token: string): Promise<void> {
  const { pseudonym, cohort } = await findVisitor(deps, token);
  const link = { cohort_id: cohort.id, link_hash: tokenHash(token) };
  await deps.db.transaction().execute(async (trx) => {
    if (!(await stillLinked(trx, [link])).has(link.link_hash)) throw new Problem('unknown-link');
    await insertClosedProfile(trx, pseudonym);
  });
}
