import { describe, expect, it } from 'vitest';
import { listJobRuns } from '../../src/app/housekeeping/job-runs.ts';
import { type Job, runJobs } from '../../src/jobs/run-jobs.ts';
import { testDeps } from '../support/deps.ts';

const counted = (name: string, times: number): Job & { readonly done: () => number } => {
  let done = 0;
  return {
    name,
    done: () => done,
    handleOne: async () => {
      if (done === times) return false;
      done++;
      return true;
    },
  };
};

describe('runJobs', () => {
  it('does all that is due, then rests until it is woken', async () => {
    const deps = await testDeps();
    let waiting = 2;
    const job = { name: 'one', handleOne: async () => waiting-- > 0 };
    const jobs = runJobs(deps, [job], 60_000);
    await expect.poll(() => waiting).toBeLessThan(0);
    waiting = 3;
    jobs.wake();
    await expect.poll(() => waiting).toBeLessThan(0);
    await jobs.stop();
  });

  it('notes how each job ended, and one that fails stops no other', async () => {
    const deps = await testDeps();
    const broken: Job = {
      name: 'broken',
      handleOne: async () => {
        throw Object.assign(new Error('secret@example.org'), { code: 'EBROKEN' });
      },
    };
    const good = counted('good', 2);
    const jobs = runJobs(deps, [broken, good], 60_000);
    await expect.poll(() => listJobRuns(deps), { timeout: 5000 }).toHaveLength(2);
    await jobs.stop();
    expect(good.done()).toBe(2);
    const at = '2026-10-20T02:00:00Z';
    expect(await listJobRuns(deps)).toEqual([
      { name: 'broken', lastStarted: at, lastFinished: at, lastError: 'EBROKEN' },
      { name: 'good', lastStarted: at, lastFinished: at, lastError: null },
    ]);
  });

  it('stops after the thing in hand, and not before', async () => {
    const deps = await testDeps();
    const { promise, resolve } = Promise.withResolvers<void>();
    let begun = 0;
    let ended = 0;
    const slow: Job = {
      name: 'slow',
      handleOne: async () => {
        begun++;
        await promise;
        ended++;
        return true;
      },
    };
    const jobs = runJobs(deps, [slow, slow], 60_000);
    await expect.poll(() => begun).toBe(1);
    const stopped = jobs.stop();
    resolve();
    await stopped;
    expect([begun, ended]).toEqual([1, 1]);
  });
});
