/** Run as a process of its own: plans and sends what is due at the moment NOW, then ends. */
import { Temporal } from 'temporal-polyfill';
import { readConfig } from '../../src/config.ts';
import { drainJobs } from '../../src/jobs/run-jobs.ts';
import { serverJobs } from '../../src/jobs/server-jobs.ts';
import { openDeps } from '../../src/open-deps.ts';

const now = Temporal.Instant.from(process.env.NOW ?? '');
const { deps, close } = await openDeps(readConfig(), () => now);
await drainJobs(serverJobs(deps));
await close();
