/**
 * A participant puts their profile away for good: whoever opens the link later, an administrator
 * among them, sees the receipt alone. It holds for both occasions of this person.
 */
import { insertClosedProfile } from '../../storage/closed-profile-store.ts';
import type { Deps } from '../deps.ts';
import { findVisitor } from './find-visitor.ts';

/** Refuses `unknown-link`. Nothing opens the profile again. */
export async function closeProfile(deps: Deps, token: string): Promise<void> {
  const { pseudonym } = await findVisitor(deps, token);
  await insertClosedProfile(deps.db, pseudonym);
}
