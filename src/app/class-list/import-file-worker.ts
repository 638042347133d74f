/** Reads one uploaded file in a thread of its own, which the server ends where it takes too long or too much. */
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../../domain/problem.ts';
import { readListBytes } from './import-list.ts';

try {
  parentPort?.postMessage({ list: await readListBytes(workerData as Uint8Array) });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  parentPort?.postMessage({ faults: error.faults });
}
