/**
 * An uploaded list: read in a process of its own, with no environment. A thread that runs out of memory may take the
 * whole server along.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Fault, Problem } from '../../domain/problem.ts';
import { refuseField } from '../parse-input.ts';
import type { ReadList } from './import-list.ts';

const longestMilliseconds = 15_000;
const largestMegabytes = 512;
/** Each may take that much memory; who comes later waits, and of those not many. */
const atOnce = 2;
const longestLine = 6;

let running = 0;
const line: (() => void)[] = [];

type Answer = { readonly list: ReadList } | { readonly faults: readonly Fault[] };

/** Refuses `invalid-input` on `file`, saying what the file is and what to do; `busy` where many are read just now. */
export async function readListFile(bytes: Uint8Array): Promise<ReadList> {
  const answer = await inTurn(() => inChild(bytes));
  if ('faults' in answer) throw new Problem('invalid-input', {}, answer.faults);
  return answer.list;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (line.length >= longestLine) return refuseField('file', 'busy');
  if (running < atOnce) running += 1;
  else await new Promise<void>((resolve) => line.push(resolve));
  try {
    return await work();
  } finally {
    const next = line.shift();
    if (next) next();
    else running -= 1;
  }
}

const tooMuch: Answer = { faults: [{ path: 'file', code: 'unpacks-too-large' }] };

const reader = fileURLToPath(new URL('./import-file-worker.ts', import.meta.url));

function inChild(bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(reader, {
      execArgv: [`--max-old-space-size=${largestMegabytes}`],
      ...{ env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    });
    const clock = setTimeout(() => child.kill('SIGKILL'), longestMilliseconds);
    child.once('message', (answer) => {
      resolve(answer as Answer);
      child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(clock);
      // Ended by the clock, or by the engine for want of memory; a fault of ours ends it with 1.
      if (code === 1) reject(new Error('the list was not read'));
      else resolve(tooMuch);
    });
    // It may be gone before it has taken everything; then it says so by its end.
    child.send(bytes, () => {});
  });
}
