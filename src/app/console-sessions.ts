/** Console sessions on the server, for the session store of `http/admin`. */
import type { Deps } from './deps.ts';

type Store = Pick<Deps, 'db' | 'now'>;

/** The session's data as text, or null where there is none or it has expired. */
export async function readSession(_deps: Store, _id: string): Promise<string | null> {
  throw new Error('not built yet');
}

export async function saveSession(
  _deps: Store,
  _id: string,
  _data: string,
  _lifetimeSeconds: number,
): Promise<void> {
  throw new Error('not built yet');
}

export async function endSession(_deps: Store, _id: string): Promise<void> {
  throw new Error('not built yet');
}
