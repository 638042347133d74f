/**
 * Closed classes compared from their stored moments, at several sizes, against reading and parsing the same rows and
 * nothing else: the cost grows with the classes, not with how many answered in them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Temporal } from 'temporal-polyfill';
import { compareCohorts } from '../../src/app/comparisons/compare-cohorts.ts';
import { readConfig } from '../../src/config.ts';
import { openDeps } from '../../src/open-deps.ts';
import { benchEnvironment } from './child.ts';
import { fillSchool } from './closed-classes.ts';
import { type BenchRow, median } from './row.ts';

const sizes = [
  { classes: 20, answers: 40 },
  { classes: 200, answers: 40 },
  { classes: 200, answers: 200 },
  { classes: 2000, answers: 40 },
];
const runs = 7;
const school = 'bench';
const now = () => Temporal.Instant.from('2026-06-01T00:00:00Z');

export async function benchCompareClasses(): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const size of sizes) rows.push(await compareOnce(size));
  return rows;
}

async function compareOnce(size: (typeof sizes)[number]): Promise<BenchRow> {
  const dataDir = await mkdtemp(join(tmpdir(), 'learning-transfer-bench-'));
  const config = readConfig(benchEnvironment(dataDir));
  const { deps, close } = await openDeps(config, now);
  const cohorts = await fillSchool(deps, { id: school, ...size });
  const compare = () => compareCohorts(deps, school, { occasion: 'end', cohorts });
  // The first comparison stores the moments of what has closed by its date.
  await compare();
  const file = config.database.kind === 'sqlite' ? config.database.file : '';
  const ours: number[] = [];
  const floor: number[] = [];
  for (let run = 0; run < runs; run++) {
    ours.push(await milliseconds(compare));
    floor.push(await milliseconds(() => readRows(file)));
  }
  await close();
  await rm(dataDir, { recursive: true, force: true });
  const { classes, answers } = size;
  return {
    name: `compare ${classes.toLocaleString('en')} closed classes of ${answers}`,
    value: median(ours),
    unit: 'ms',
    floor: median(floor),
    floorName: 'reading their rows',
    aim: classes === 2000 ? 'under 300 ms' : '',
  };
}

/** What any comparison must do at the least. */
async function readRows(file: string): Promise<number> {
  const database = new BetterSqlite3(file, { readonly: true });
  const rows = database.prepare('select vector from occasion_moments').all() as {
    readonly vector: string;
  }[];
  const numbers = rows.reduce((sum, row) => sum + JSON.parse(row.vector).length, 0);
  database.close();
  return numbers;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
