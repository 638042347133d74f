/**
 * Grouped commits: submissions that arrive together are checked together and stored in one
 * transaction, so that a classroom pays for one flush to disk, not for fifty.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { type BatchParts, handleBatch } from './submission-batch.ts';

export interface Submission {
  readonly token: string;
  readonly kind: OccasionKind;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Receipt {
  readonly receipt: string;
  /** The same answers were already stored. */
  readonly repeated: boolean;
}

export interface SubmissionQueue {
  /** Resolves after the commit is on disk. */
  submit(submission: Submission): Promise<Receipt>;
  /** Resolves when nothing is waiting any more. */
  flush(): Promise<void>;
}

interface Waiting {
  readonly submission: Submission;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (reason: unknown) => void;
}

const largestBatch = 256;

export function createSubmissionQueue(parts: BatchParts): SubmissionQueue {
  const waiting: Waiting[] = [];
  let working: Promise<void> | null = null;
  const work = async (): Promise<void> => {
    do {
      await gather(waiting);
      await settle(parts, waiting.splice(0, largestBatch));
    } while (waiting.length > 0);
    working = null;
  };
  return {
    submit: (submission) =>
      new Promise((resolve, reject) => {
        waiting.push({ submission, resolve, reject });
        working ??= work();
      }),
    flush: async () => {
      while (working) await working;
    },
  };
}

/**
 * Waits for as long as each turn of the event loop brings more: receipts leave, their readers send
 * again, and one flush to disk serves them all. Half-full batches cost a quarter of the throughput.
 */
async function gather(waiting: readonly Waiting[]): Promise<void> {
  let seen: number;
  do {
    seen = waiting.length;
    await nextTurn();
  } while (waiting.length > seen && waiting.length < largestBatch);
}

/** If a batch fails as a whole, each is tried alone, so that only the culprit is refused. */
async function settle(parts: BatchParts, batch: readonly Waiting[]): Promise<void> {
  try {
    const results = await handleBatch(
      parts,
      batch.map((one) => one.submission),
    );
    batch.forEach((one, index) => {
      const result = results[index];
      if (result && 'receipt' in result) one.resolve(result);
      else one.reject(result);
    });
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error);
    else for (const one of batch) await settle(parts, [one]);
  }
}
