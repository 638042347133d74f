/** An uploaded list: read beside the server, so that no file can stop it for others. */
import { Worker } from 'node:worker_threads';
import { type Fault, Problem } from '../../domain/problem.ts';
import type { ReadList } from './import-list.ts';

const longestMilliseconds = 15_000;
const largestMegabytes = 512;

type Answer = { readonly list: ReadList } | { readonly faults: readonly Fault[] };

/** Refuses `invalid-input` on `file`, saying what the file is and what to do. */
export async function readListFile(bytes: Uint8Array): Promise<ReadList> {
  const answer = await inWorker(bytes);
  if ('faults' in answer) throw new Problem('invalid-input', {}, answer.faults);
  return answer.list;
}

const tooMuch: Answer = { faults: [{ path: 'file', code: 'unpacks-too-large' }] };

function inWorker(bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./import-file-worker.ts', import.meta.url), {
      workerData: bytes,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: largestMegabytes },
    });
    const clock = setTimeout(() => {
      resolve(tooMuch);
      void worker.terminate();
    }, longestMilliseconds);
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooMuch);
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(clock);
      reject(new Error('the list was not read'));
    });
  });
}
