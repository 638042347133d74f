/**
 * The page that compares closed classes as a browser asks for it, at several sizes, against bare Express that sends a body
 * of the same size: the cost grows with the classes, the page does not.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { readConfig } from '../../src/config.ts';
import { openDeps } from '../../src/open-deps.ts';
import { startServer } from '../../src/start-server.ts';
import { benchEnvironment } from './child.ts';
import { fillSchool } from './closed-classes.ts';
import { benchPage } from './console-pages.ts';
import type { BenchRow } from './row.ts';

const sizes = [20, 200, 2000];
const answers = 40;
const now = () => Temporal.Instant.from('2026-06-01T00:00:00Z');

export async function benchComparisonPage(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const classes of sizes) rows.push(...(await benchSize(classes)));
  return rows;
}

async function benchSize(classes: number): Promise<readonly BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'learning-transfer-bench-'));
  const environment = benchEnvironment(dataDir);
  const school = 'bench';
  const { deps, close } = await openDeps(readConfig(environment), now);
  await fillSchool(deps, { id: school, classes, answers });
  await close();
  const server = await startServer({ environment, now, demoSchoolId: school });
  const page = `${server.url}/admin/comparisons?occasion=end&level=class`;
  const name = `comparison of ${classes.toLocaleString('en')} classes × 16 factors`;
  const aim = classes === 2000 ? 'under 300 ms and 300 KB' : '';
  const rows = [await benchPage(name, page, aim)];
  if (classes === 2000) rows.push(await benchPage(`${name}, sorted`, `${page}&sort=name`, aim));
  await server.close();
  await rm(dataDir, { recursive: true, force: true });
  return rows;
}
