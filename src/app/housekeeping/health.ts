/** How the server is, as an administrator without technical help can read it: facts, and warnings that say what to do. */
import { existsSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { pendingMigrations } from '../../storage/migrate.ts';
import { readSetting } from '../../storage/setting-store.ts';
import { countSchool, databaseFacts } from '../../storage/settings-health-store.ts';
import type { Deps } from '../deps.ts';
import { keyFile, keyState } from '../secret-key.ts';
import { lastBackup } from './backup.ts';
import { unsentRounds } from './health-outbox.ts';
import { type JobRun, listJobRuns } from './job-runs.ts';

/** Each has its name, and a sentence for each of its states, at `housekeeping:health`. */
export const healthChecks = [
  'version',
  'database',
  'migrations',
  'disk',
  'key',
  'backup',
  'jobs',
  'mail',
  'outbox',
  'address',
] as const;
export type HealthCheck = (typeof healthChecks)[number];

export interface HealthLine {
  readonly check: HealthCheck;
  readonly ok: boolean;
  /** Which of the sentences of this check it is. */
  readonly state: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Health {
  readonly lines: readonly HealthLine[];
  /** Counts of this school alone. */
  readonly classes: number;
  readonly people: number;
  /** ISO. */
  readonly now: string;
  /** Of the computer itself; classes have their own. */
  readonly timeZone: string;
  readonly jobs: readonly JobRun[];
}

type Found = Omit<HealthLine, 'check'>;

const leastDisk = 1_000_000_000;
const backupDays = 7;
const jobMinutes = 60;

/** Tells nothing secret and nothing of other schools. */
export async function readHealth(deps: Deps, schoolId: string): Promise<Health> {
  const jobs = await listJobRuns(deps);
  const find: Readonly<Record<HealthCheck, () => Found | Promise<Found>>> = {
    version: () => good('known', { version: programVersion(), node: process.version }),
    database: () => database(deps),
    migrations: () => migrations(deps),
    disk: () => disk(deps),
    key: () => key(deps),
    backup: () => backup(deps),
    jobs: () => jobsState(deps, jobs),
    mail: () => mail(deps, schoolId),
    outbox: () => outbox(deps, schoolId),
    address: () => address(deps),
  };
  const lines: HealthLine[] = [];
  for (const check of healthChecks) lines.push({ check, ...(await find[check]()) });
  return {
    lines,
    ...(await countSchool(deps.db, schoolId)),
    now: deps.now().round('second').toString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    jobs,
  };
}

function good(state: string, params: Found['params'] = {}): Found {
  return { ok: true, state, params };
}

function bad(state: string, params: Found['params'] = {}): Found {
  return { ok: false, state, params };
}

let version: string | null = null;

function programVersion(): string {
  version ??= String(
    JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version,
  );
  return version;
}

async function database({ db }: Deps): Promise<Found> {
  const { kind, bytes } = await databaseFacts(db);
  return good(kind, { megabytes: megabytes(bytes) });
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

async function migrations({ db }: Deps): Promise<Found> {
  const pending = await pendingMigrations(db);
  return pending.length === 0 ? good('done') : bad('pending', { n: pending.length });
}

function disk({ around }: Deps): Found {
  if (!around) return good('unknown');
  const { bavail, bsize } = statfsSync(around.dataDir);
  const free = bavail * bsize;
  const params = { gigabytes: (free / 1e9).toFixed(1) };
  return free < leastDisk ? bad('short', params) : good('enough', params);
}

/** Of the file, not of what the server holds in memory: a file that is gone is noticed before the next start. */
async function key({ db, keys, around }: Deps): Promise<Found> {
  if (!around) return good('unknown');
  const file = keyFile(around.dataDir);
  if (!existsSync(file)) return bad('missing');
  const stored = { secret: readFileSync(file) };
  const same = Buffer.compare(stored.secret, keys.secret) === 0;
  if (!same || (await keyState(db, stored)) !== 'fits') return bad('other');
  return (statSync(file).mode & 0o077) === 0 ? good('fits') : bad('open');
}

async function backup({ db, now, around }: Deps): Promise<Found> {
  if (around?.database.kind === 'postgres') return good('postgres');
  const at = await readSetting(db, lastBackup);
  if (at === null) return bad('never');
  const hours = now().since(at).total('hours');
  return hours > backupDays * 24 ? bad('old', { at }) : good('recent', { at });
}

function jobsState({ now }: Deps, jobs: readonly JobRun[]): Found {
  if (jobs.length === 0) return bad('never');
  const failed = jobs.filter(({ lastError }) => lastError !== null);
  if (failed.length > 0) return bad('failed', { n: failed.length });
  const times = jobs.map(({ lastStarted }) => lastStarted).toSorted();
  const at = times.at(-1) ?? '';
  const minutes = now().since(at).total('minutes');
  return minutes > jobMinutes ? bad('old', { at }) : good('recent', { at });
}

/** Needed only where something is to be sent. */
async function mail(deps: Deps, schoolId: string): Promise<Found> {
  if (deps.mail) return good('set');
  const rounds = await unsentRounds(deps, schoolId);
  const waits = rounds.some(({ channel, waiting }) => channel === 'mail' && waiting > 0);
  return waits ? bad('none') : good('optional');
}

async function outbox(deps: Deps, schoolId: string): Promise<Found> {
  const rounds = await unsentRounds(deps, schoolId);
  const sum = (of: 'waiting' | 'unclear' | 'failed') =>
    rounds.reduce((total, round) => total + round[of], 0);
  const [waiting, unclear, failed] = [sum('waiting'), sum('unclear'), sum('failed')];
  if (unclear + failed > 0) return bad('trouble', { waiting, trouble: unclear + failed });
  return waiting > 0 ? good('waiting', { waiting }) : good('empty');
}

/** Links that begin with this computer's own name open on no phone. */
function address({ baseUrl }: Deps): Found {
  const { hostname, protocol } = new URL(baseUrl);
  if (/^(localhost|127\.|\[::1\])/.test(hostname)) return bad('local', { address: baseUrl });
  return protocol === 'https:'
    ? good('https', { address: baseUrl })
    : bad('http', { address: baseUrl });
}
