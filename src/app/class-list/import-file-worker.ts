/** Reads one uploaded file in a process of its own, which the server ends where it takes too long or too much. */
import { Problem } from '../../domain/problem.ts';
import { readListBytes } from './import-list.ts';

// The server ends this process once it has the answer; without a server it ends by itself.
process.once('disconnect', () => process.exit());
process.once('message', async (bytes) => {
  try {
    process.send?.({ list: await readListBytes(bytes as Uint8Array) });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.send?.({ faults: error.faults });
  }
});
