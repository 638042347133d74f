/**
 * Submissions a second through the whole path (token, validation, commit with synchronous=FULL, receipt),
 * 64 connections, against a bare Express echo of the same body in the same run.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { Temporal } from 'temporal-polyfill';
import { benchEnvironment, startChild } from './child.ts';
import { type BenchRow, median } from './row.ts';

const connections = 64;
/** Rounds of submissions and echoes in turn, so that both feel the same machine; the first warms up. */
const rounds = 6;
const perRound = 4000;

export async function benchSubmissions(): Promise<readonly BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'learning-transfer-bench-'));
  const environment = benchEnvironment(dataDir);
  try {
    const token = makeSchool(environment);
    const server = await startChild('src/main.ts', environment);
    const links = await inviteClass(server.url, token);
    const body = formBody();
    const echo = await startChild('scripts/bench/echo-server.ts', {});
    const submitted: number[] = [];
    const echoed: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const some = links.slice(round * perRound, (round + 1) * perRound);
      submitted.push(await load(server.url, some, body));
      echoed.push(await load(echo.url, some.fill('/'), body));
    }
    await server.stop();
    await echo.stop();
    return [
      {
        name: 'submissions, committed and receipted',
        value: median(submitted.slice(1)),
        unit: '/s',
        floor: median(echoed.slice(1)),
        floorName: 'Express echo',
        aim: '≥ 0.6',
      },
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

function makeSchool(environment: Readonly<Record<string, string>>): string {
  const run = (...args: string[]) =>
    execFileSync(
      process.execPath,
      [fileURLToPath(new URL('../../src/cli.ts', import.meta.url)), ...args],
      {
        env: { ...process.env, ...environment },
        encoding: 'utf8',
      },
    );
  run('school', 'create', '--name', 'Bench');
  return run('token', 'create', '--school', 'Bench').trim().split('\n').at(-1) ?? '';
}

/** Personal links of classes that answer the full form today. */
async function inviteClass(url: string, token: string): Promise<readonly string[]> {
  const call = async <T>(path: string, body: unknown): Promise<T> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as T;
  };
  const endsOn = Temporal.Now.plainDateISO('Asia/Shanghai').toString();
  const links: string[] = [];
  for (let made = 0; made < rounds * perRound; made += 1000) {
    const cohort = await call<{ id: string }>('/cohorts', {
      name: `Class ${made}`,
      endsOn,
      forms: { end: 'full', followup: 'full' },
    });
    const participants = Array.from({ length: 1000 }, (_, index) => ({ name: `P${made + index}` }));
    const added = await call<{ participants: { link: string }[] }>(
      `/cohorts/${cohort.id}/participants`,
      { participants },
    );
    links.push(...added.participants.map((each) => new URL(each.link).pathname));
  }
  return links;
}

function formBody(): string {
  const file = new URL('../../surveys/transfer-16.json', import.meta.url);
  const survey = JSON.parse(readFileSync(file, 'utf8')) as { forms: { full: string[] } };
  const fields = survey.forms.full.map((id, index): [string, string] => [
    id,
    String(1 + (index % 5)),
  ]);
  return new URLSearchParams([['occasion', 'end'], ['lang', 'zh-CN'], ...fields]).toString();
}

/** Requests a second, each with the next link, until every link was used once. */
async function load(url: string, paths: readonly string[], body: string): Promise<number> {
  let next = 0;
  const began = performance.now();
  let ended = began;
  const options: autocannon.Options = {
    url,
    connections,
    amount: paths.length,
    requests: [
      {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        setupRequest: (request) => ({ ...request, path: paths[next++ % paths.length] ?? '/' }),
      },
    ],
  };
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(options, (error, found) => (error ? reject(error) : resolve(found)));
    // The run itself ends on a whole second; the last answer does not.
    running.on('response', () => {
      ended = performance.now();
    });
  });
  const accepted = result['3xx'] + result['2xx'];
  if (accepted < paths.length) {
    throw new Error(`only ${accepted} of ${paths.length} were accepted`);
  }
  return (1000 * accepted) / (ended - began);
}
