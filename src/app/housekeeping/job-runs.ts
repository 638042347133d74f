/** When each job last ran and how it ended, for whoever watches the server. */
import { findJobRuns, type JobRunRow, putJobRun } from '../../storage/job-store.ts';
import type { Deps } from '../deps.ts';
import { wholeSecond } from '../whole-second.ts';

export interface JobRun {
  readonly name: string;
  readonly lastStarted: string;
  /** Null: it was under way, or was cut off. */
  readonly lastFinished: string | null;
  /** A code; null where it ended well. */
  readonly lastError: string | null;
}

export async function listJobRuns(deps: Pick<Deps, 'db'>): Promise<readonly JobRun[]> {
  return (await findJobRuns(deps.db)).map(toJobRun);
}

export async function noteJobRun(
  deps: Pick<Deps, 'db' | 'now'>,
  name: string,
  started: string,
  error: string | null,
): Promise<void> {
  const last_finished = wholeSecond(deps.now());
  await putJobRun(deps.db, { name, last_started: started, last_finished, last_error: error });
}

function toJobRun({ name, last_started, last_finished, last_error }: JobRunRow): JobRun {
  return { name, lastStarted: last_started, lastFinished: last_finished, lastError: last_error };
}
