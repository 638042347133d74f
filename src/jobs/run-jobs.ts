/**
 * Does what is due, one thing at a time, for as long as there is any; then rests. Each thing is claimed in the
 * database, so any number of processes may run the same jobs.
 */
import type { Deps } from '../app/deps.ts';
import { noteJobRun } from '../app/housekeeping/job-runs.ts';
import { wholeSecond } from '../app/whole-second.ts';
import { Problem } from '../domain/problem.ts';

export interface Job {
  readonly name: string;
  /** Does one thing that is due; false where there is none. */
  readonly handleOne: () => Promise<boolean>;
}

export interface RunningJobs {
  /** Looks again at once. */
  readonly wake: () => void;
  /** Resolves when the thing in hand is done. */
  readonly stop: () => Promise<void>;
}

type JobDeps = Pick<Deps, 'db' | 'now' | 'log'>;

const restMs = 15_000;
/** How seldom a job is noted that ran without fault: each note is a change of the database. */
const noteEveryMs = 300_000;

export function runJobs(deps: JobDeps, jobs: readonly Job[], rest = restMs): RunningJobs {
  let stopped = false;
  let awake = (): void => {};
  let woken = false;
  const noted = new Map<string, number>();
  const work = async (): Promise<void> => {
    while (!stopped) {
      woken = false;
      await passOver(deps, jobs, () => stopped, noted);
      if (woken || stopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, rest).unref();
        awake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const wake = (): void => {
    woken = true;
    awake();
  };
  const working = work();
  return {
    wake,
    stop: () => {
      stopped = true;
      awake();
      return working;
    },
  };
}

/** Each job until it finds nothing; one that fails leaves the others alone. */
async function passOver(
  deps: JobDeps,
  jobs: readonly Job[],
  isStopped: () => boolean,
  noted: Map<string, number>,
): Promise<void> {
  for (const job of jobs) {
    if (isStopped()) return;
    const started = wholeSecond(deps.now());
    const error = await finish(deps, job, isStopped);
    const last = noted.get(job.name) ?? Number.NEGATIVE_INFINITY;
    if (error === null && performance.now() - last < noteEveryMs) continue;
    noted.set(job.name, error === null ? performance.now() : Number.NEGATIVE_INFINITY);
    await noteJobRun(deps, job.name, started, error).catch(() => {});
  }
}

/** The code of what stopped it; null where it came to its end. */
async function finish(
  { log }: JobDeps,
  job: Job,
  isStopped: () => boolean,
): Promise<string | null> {
  try {
    while (!isStopped() && (await job.handleOne()));
    return null;
  } catch (error) {
    const code = codeOf(error);
    // Never its text: a mail server's names the receiver.
    log.error({ job: job.name, code, at: placesOf(error) }, 'job failed');
    return code;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Problem) return error.code;
  if (error instanceof Error && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'unknown';
}

function placesOf(error: unknown): readonly string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
}

/** Everything that is due now; for tests and whoever has no time to wait. Throws what a job throws. */
export async function drainJobs(jobs: readonly Job[]): Promise<void> {
  let more: boolean;
  do {
    more = false;
    for (const job of jobs) while (await job.handleOne()) more = true;
  } while (more);
}
