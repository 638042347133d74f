/**
 * Pages of the console as a browser asks for them, one after the other, in a school of 200 classes: against bare Express
 * that sends a body of the same size.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomLcg } from 'd3-random';
import express from 'express';
import { Temporal } from 'temporal-polyfill';
import { addParticipants } from '../../src/app/class-list/participants.ts';
import { createCohort } from '../../src/app/cohorts/create-cohort.ts';
import type { Deps } from '../../src/app/deps.ts';
import { submitResponse } from '../../src/app/participation/submit-response.ts';
import { createSchool } from '../../src/app/school.ts';
import { readConfig } from '../../src/config.ts';
import { openDeps } from '../../src/open-deps.ts';
import { startServer } from '../../src/start-server.ts';
import { benchEnvironment } from './child.ts';
import { type BenchRow, median } from './row.ts';

const classes = 200;
const answers = 50;
const people = 2000;
const runs = 15;
/** The day training ends for all of them. */
const now = () => Temporal.Instant.from('2026-06-01T04:00:00Z');

interface Made {
  readonly schoolId: string;
  readonly answered: string;
  readonly large: string;
}

export async function benchConsolePages(): Promise<readonly BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'learning-transfer-bench-'));
  const environment = benchEnvironment(dataDir);
  const made = await fill(environment);
  const server = await startServer({ environment, now, demoSchoolId: made.schoolId });
  const pages = [
    { name: `page of ${classes} classes`, path: '/admin' },
    { name: 'page of a class', path: `/admin/cohorts/${made.answered}` },
    { name: `page of a class list of ${people}`, path: `/admin/cohorts/${made.large}/people` },
    { name: 'page of a plan', path: `/admin/cohorts/${made.answered}/plan?occasion=end` },
    {
      name: `page of a diagnosis of ${answers} answers`,
      path: `/admin/cohorts/${made.answered}/diagnosis?occasion=end`,
    },
  ];
  const rows: BenchRow[] = [];
  for (const { name, path } of pages) rows.push(await benchPage(name, `${server.url}${path}`));
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
  return rows;
}

export async function benchPage(
  name: string,
  address: string,
  aim = 'under 50 ms',
): Promise<BenchRow> {
  const body = await fetched(address);
  const echo = await serve(body);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await milliseconds(address));
    floor.push(await milliseconds(echo.url));
  }
  echo.close();
  return {
    name: `${name}, ${Math.round(Buffer.byteLength(body) / 1000)} KB`,
    value: median(ours),
    unit: 'ms',
    floor: median(floor),
    floorName: 'Express, the same size',
    aim,
  };
}

async function fetched(address: string): Promise<string> {
  const response = await fetch(address);
  const text = await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return text;
}

async function milliseconds(address: string): Promise<number> {
  const before = performance.now();
  await fetched(address);
  return performance.now() - before;
}

async function serve(body: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const app = express();
  app.get('/', (_request, response) => void response.type('html').send(body));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, close: () => server.close() };
}

async function fill(environment: Readonly<Record<string, string>>): Promise<Made> {
  const { deps, close } = await openDeps(readConfig(environment), now);
  const { id: schoolId } = await createSchool(deps, 'bench');
  const ids: string[] = [];
  for (let index = 0; index < classes; index++) {
    const input = { name: `班次${index}`, endsOn: '2026-06-01', programme: `项目${index % 20}` };
    ids.push((await createCohort(deps, schoolId, input)).id);
  }
  const [answered = '', large = ''] = ids;
  await addParticipants(deps, schoolId, large, named(people));
  await answer(deps, schoolId, answered);
  await close();
  return { schoolId, answered, large };
}

function named(count: number): readonly { readonly name: string; readonly unit: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `学员${index}`,
    unit: `单位${index % 40}`,
  }));
}

async function answer(deps: Deps, schoolId: string, cohortId: string): Promise<void> {
  const random = randomLcg(0.4);
  const items = deps.surveys.get('transfer-16')?.forms.quick ?? [];
  const invited = await addParticipants(deps, schoolId, cohortId, named(answers));
  const level = () => String(1 + Math.floor(random() * 5));
  const sent = invited.map(({ token }) =>
    submitResponse(deps, token, 'end', Object.fromEntries(items.map((item) => [item, level()]))),
  );
  await Promise.all(sent);
}
