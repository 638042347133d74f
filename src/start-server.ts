/** Joins everything into a running server; used by main.ts, the demo and the tests. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Temporal } from 'temporal-polyfill';
import { forgetExpired } from './app/accounts/console-sessions.ts';
import type { Deps } from './app/deps.ts';
import { type Config, environmentWith, readConfig, StartRefusal } from './config.ts';
import { createApp } from './http/app.ts';
import { closerOf } from './http/close-server.ts';
import { maxHeaderSize } from './http/request-head.ts';
import { type RunningJobs, runJobs } from './jobs/run-jobs.ts';
import { serverJobs } from './jobs/server-jobs.ts';
import { baseUrlOf, openDeps } from './open-deps.ts';
import { changesSoFar, forgetOrder } from './storage/forget-order.ts';

export interface ServerOptions {
  /** Environment variables over those of the process, e.g. `{ PORT: '0', DATA_DIR }`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The clock; tests and the demo move it. */
  readonly now?: (() => Temporal.Instant) | undefined;
  /** The demo's school, whose console needs no sign-in. Only scripts may pass it. */
  readonly demoSchoolId?: string | undefined;
}

export interface RunningServer {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  readonly deps: Deps;
  /** Stops accepting, finishes requests, stores what is waiting, closes the database. */
  readonly close: () => Promise<void>;
}

/** Throws a StartRefusal, or the Problem `invalid-survey`. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const config = readConfig(environmentWith(options.environment));
  const opened = await openDeps(config, options.now);
  const server = createServer({ maxHeaderSize });
  const closeListening = closerOf(server);
  try {
    const { port } = await listen(server, config);
    const url = baseUrlOf(config.host, port);
    let jobs: RunningJobs | null = null;
    const deps: Deps = {
      ...opened.deps,
      baseUrl: config.baseUrl ?? url,
      wakeJobs: () => jobs?.wake(),
    };
    // In the same turn as `listening`: no connection has been handed over yet.
    server.on('request', createApp(deps, { demoSchoolId: options.demoSchoolId }));
    const stopTidying = keepTidy(deps);
    jobs = runJobs(deps, serverJobs(deps));
    const stopJobs = jobs.stop;
    const close = async (): Promise<void> => {
      stopTidying();
      await Promise.all([closeListening(), withinPatience(stopJobs())]);
      await opened.deps.submissions.flush();
      await forgetOrder(deps.db).finally(opened.close);
    };
    let closing: Promise<void> | null = null;
    return {
      url,
      deps,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function listen(server: Server, { host, port }: Config): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartRefusal(`HOST, PORT: cannot listen on ${host}:${port} (${error.code})`)),
    );
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/** A mail server that hangs is not waited for: what it was being sent counts as of unknown fate then. */
async function withinPatience(work: Promise<void>): Promise<void> {
  const gaveUp = new AbortController();
  const patience = setTimeout(jobPatienceMs, undefined, { signal: gaveUp.signal, ref: false });
  await Promise.race([work, patience]);
  gaveUp.abort();
  await patience.catch(() => {});
}

const jobPatienceMs = 6000;
const minuteMs = 60_000;
const oftenMs = 5 * minuteMs;
const seldomMs = 24 * 60 * minuteMs;

/**
 * Forgets the order of arrival: a SQLite file every few minutes where it has changed, but so seldom
 * that it costs at most a thousandth of the time; PostgreSQL, whose tables it locks, daily.
 */
function keepTidy(deps: Deps): () => void {
  let next: NodeJS.Timeout;
  let tidied = -1;
  const plan = (ms: number): void => {
    next = globalThis.setTimeout(tidy, ms).unref();
  };
  const tidy = async (): Promise<void> => {
    const before = performance.now();
    const changes = await changesSoFar(deps.db).catch(() => null);
    try {
      await forgetExpired(deps);
      if (changes === null || changes !== tidied) await forgetOrder(deps.db);
      tidied = changes ?? -1;
    } catch (error) {
      deps.log.error({ err: error }, 'tidying failed');
    }
    plan(changes === null ? seldomMs : Math.max(oftenMs, 1000 * (performance.now() - before)));
  };
  plan(minuteMs);
  return () => clearTimeout(next);
}
