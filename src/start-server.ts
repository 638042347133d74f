/** Joins everything into a running server; used by main.ts, the demo and the tests. */
import type { Temporal } from 'temporal-polyfill';
import type { Deps } from './app/deps.ts';

export interface ServerOptions {
  /** Environment variables over those of the process, e.g. `{ PORT: '0', DATA_DIR }`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The clock; tests and the demo move it. */
  readonly now?: () => Temporal.Instant;
  /** The demo's school, whose console needs no sign-in. Only scripts may pass it. */
  readonly demoSchoolId?: string;
}

export interface RunningServer {
  readonly url: string;
  readonly deps: Deps;
  /** Stops accepting, finishes requests, flushes the queue, closes the database. */
  readonly close: () => Promise<void>;
}

export async function startServer(_options: ServerOptions = {}): Promise<RunningServer> {
  throw new Error('not built yet');
}
