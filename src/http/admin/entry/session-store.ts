/** Console sessions live in the database, through the use cases; express-session demands a class. */
import { type SessionData, Store } from 'express-session';
import { endSession, readSession, saveSession } from '../../../app/accounts/console-sessions.ts';
import type { Deps } from '../../../app/deps.ts';

export const sessionSeconds = 12 * 60 * 60;

type Done = (error?: unknown) => void;

export class SessionStore extends Store {
  readonly #deps: Pick<Deps, 'db' | 'now'>;

  constructor(deps: Pick<Deps, 'db' | 'now'>) {
    super();
    this.#deps = deps;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    readSession(this.#deps, id).then(
      (data) => done(null, data === null ? null : (JSON.parse(data) as SessionData)),
      done,
    );
  }

  override set(id: string, session: SessionData, done: Done = () => {}): void {
    const accountId = session.accountId ?? session.pending?.accountId ?? null;
    const data = JSON.stringify(session);
    saveSession(this.#deps, id, data, sessionSeconds, accountId).then(() => done(), done);
  }

  override destroy(id: string, done: Done = () => {}): void {
    endSession(this.#deps, id).then(() => done(), done);
  }
}
