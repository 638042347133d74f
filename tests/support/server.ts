/** The real app on a free port, with the survey that ships, a database of its own in memory, and a clock that tests move. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import type { Deps } from '../../src/app/deps.ts';
import { parseActionLibrary } from '../../src/domain/plan/parse-action-library.ts';
import { createApp } from '../../src/http/app.ts';
import { maxHeaderSize } from '../../src/http/request-head.ts';
import { testDeps } from './deps.ts';

export interface TestServer {
  readonly url: string;
  readonly deps: Deps;
  /** Everything the server has logged, one JSON line a record. */
  readonly logged: () => string;
  /** Noon of this day in Asia/Shanghai is now. */
  readonly setDay: (isoDay: string) => void;
  /** Moves the clock to this moment. */
  readonly setNow: (instant: string) => void;
  readonly close: () => Promise<void>;
}

/** @param definition of a survey that is there beside the shipped one */
export async function startTestServer(definition?: unknown): Promise<TestServer> {
  const server = createServer({ maxHeaderSize });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const { setNow, ...parts } = await shippedDeps(definition);
  const deps = { ...parts, baseUrl: url, log };
  server.on('request', createApp(deps));
  return {
    url,
    deps,
    logged: () => lines.join(''),
    setNow,
    setDay: (isoDay) => setNow(`${isoDay}T12:00:00+08:00`),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await deps.db.destroy();
    },
  };
}

async function shippedDeps(definition?: unknown) {
  const library = parseActionLibrary(await readJson('actions/transfer-16.json'));
  if (!library.ok) throw new Error('the shipped action library does not parse');
  const shipped = await readJson('transfer-16.json');
  const definitions = definition === undefined ? [shipped] : [shipped, definition];
  return testDeps({ definitions, actions: [library.value] });
}

const surveysFolder = new URL('../../surveys/', import.meta.url);

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, surveysFolder), 'utf8'));
}
