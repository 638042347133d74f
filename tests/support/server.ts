/** The real app on a free port with a database of its own in memory, a school, and a clock that tests move. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { Temporal } from 'temporal-polyfill';
import type { Deps } from '../../src/app/deps.ts';
import { createSubmissionQueue } from '../../src/app/submission-queue.ts';
import { registerSurvey, type SurveySnapshots } from '../../src/app/survey-snapshots.ts';
import { parseSurvey } from '../../src/domain/instrument/parse-survey.ts';
import { parseActionLibrary } from '../../src/domain/plan/parse-action-library.ts';
import { createApp } from '../../src/http/app.ts';
import { connectSqlite } from '../../src/storage/connect.ts';
import { migrate } from '../../src/storage/migrate.ts';

export interface TestServer {
  readonly url: string;
  readonly deps: Deps;
  /** Everything the server has logged, one JSON line a record. */
  readonly logged: () => string;
  /** Noon of this day in Asia/Shanghai is now. */
  readonly setDay: (isoDay: string) => void;
  readonly close: () => Promise<void>;
}

const surveysFolder = new URL('../../surveys/', import.meta.url);

export async function startTestServer(day = '2026-10-20'): Promise<TestServer> {
  let now = noon(day);
  const log: string[] = [];
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const logger = pino({ level: 'info' }, { write: (line: string) => log.push(line) });
  const deps = await testDeps(url, () => now, logger);
  server.on('request', createApp(deps));
  return {
    url,
    deps,
    logged: () => log.join(''),
    setDay: (isoDay) => {
      now = noon(isoDay);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await deps.db.destroy();
    },
  };
}

function noon(day: string): Temporal.Instant {
  return Temporal.Instant.from(`${day}T12:00:00+08:00`);
}

async function testDeps(
  baseUrl: string,
  now: () => Temporal.Instant,
  log: pino.Logger,
): Promise<Deps> {
  const db = await connectSqlite(':memory:');
  await migrate(db);
  const definition = await readJson('transfer-16.json');
  const survey = parseSurvey(definition);
  const library = parseActionLibrary(await readJson('actions/transfer-16.json'));
  if (!survey.ok || !library.ok) throw new Error('the shipped survey does not parse');
  await registerSurvey(db, survey.value, definition);
  const snapshots: SurveySnapshots = new Map();
  const parts = { db, keys: { secret: randomBytes(32) }, now, snapshots };
  return {
    ...parts,
    randomId: () => randomBytes(16).toString('base64url'),
    surveys: new Map([[survey.value.id, survey.value]]),
    actions: new Map([[library.value.survey, library.value]]),
    baseUrl,
    dataDir: '',
    log,
    submissions: createSubmissionQueue(parts),
  };
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, surveysFolder), 'utf8'));
}
