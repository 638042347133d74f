/** Console sessions on the server, for the session store of `http/admin`. */
import {
  deleteExpired,
  deleteSession,
  findSession,
  upsertSession,
} from '../../storage/console-store.ts';
import type { Deps } from '../deps.ts';
import { tokenHash } from '../keys.ts';

type Store = Pick<Deps, 'db' | 'now'>;

/** The session's data as text, or null where there is none or it has expired. */
export async function readSession(deps: Store, id: string): Promise<string | null> {
  const session = await findSession(deps.db, tokenHash(id), deps.now().toString());
  return session?.data ?? null;
}

/** @param accountId whose session this is, so that it can be ended from elsewhere */
export async function saveSession(
  deps: Store,
  id: string,
  data: string,
  lifetimeSeconds: number,
  accountId: string | null = null,
): Promise<void> {
  const expires_at = deps.now().add({ seconds: lifetimeSeconds }).toString();
  const session = { id_hash: tokenHash(id), data, expires_at, account_id: accountId };
  await upsertSession(deps.db, session);
}

export async function endSession(deps: Store, id: string): Promise<void> {
  await deleteSession(deps.db, tokenHash(id));
}

/** Forgets sessions and entry links whose time is over. */
export async function forgetExpired(deps: Store): Promise<void> {
  await deleteExpired(deps.db, deps.now().toString());
}
