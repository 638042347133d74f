/**
 * Closed classes compared from their stored moments, at several sizes, against reading and parsing the same rows and
 * nothing else: the cost grows with the classes, not with how many answered in them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { randomLcg } from 'd3-random';
import { Temporal } from 'temporal-polyfill';
import { compareCohorts } from '../../src/app/comparisons/compare-cohorts.ts';
import type { Deps } from '../../src/app/deps.ts';
import { readConfig } from '../../src/config.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import { openDeps } from '../../src/open-deps.ts';
import { benchEnvironment } from './child.ts';
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
  const cohorts = await fillSchool(deps, size);
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

/** @returns the ids of the classes */
async function fillSchool(
  { db, surveys }: Deps,
  { classes, answers }: (typeof sizes)[number],
): Promise<readonly string[]> {
  const survey = surveys.get('transfer-16');
  if (!survey) throw new Error('the survey is there');
  const random = randomLcg(0.25);
  await db
    .insertInto('school')
    .values({ id: school, name: school, reporting_minimum: 5 })
    .execute();
  const ids = Array.from({ length: classes }, (_, index) => `class-${index}`);
  await db.transaction().execute(async (trx) => {
    for (const id of ids) await fillClass({ db: trx }, survey, id, answers, random);
  });
  return ids;
}

async function fillClass(
  { db }: Pick<Deps, 'db'>,
  survey: Survey,
  id: string,
  people: number,
  random: () => number,
): Promise<void> {
  const version = { survey_id: survey.id, survey_version: survey.version };
  await db
    .insertInto('cohort')
    .values({
      ...{ id, school_id: school, name: id, programme: null, ends_on: '2026-01-01' },
      ...{ time_zone: 'Asia/Shanghai', ...version, capabilities: '[]' },
      ...{ join_code: id, joining: 'auto', simulated: 1 },
    })
    .execute();
  const kinds = [
    { kind: 'end', opens_on: '2026-01-01', closes_on: '2026-01-14' },
    { kind: 'followup', opens_on: '2026-02-01', closes_on: '2026-02-28' },
  ];
  const occasions = kinds.map((each) => ({
    ...{ id: `${id}-${each.kind}`, cohort_id: id, form: 'full', forced: null },
    ...each,
  }));
  await db.insertInto('occasion').values(occasions).execute();
  const responses = answersOfClass(survey, people, random).map((answers, person) => ({
    ...{ pseudonym: `${id}-${person}`, occasion_id: `${id}-end`, ...version, form: 'full' },
    ...{ day: '2026-01-01', answers, outcomes: '{}' },
  }));
  await db.insertInto('response').values(responses).execute();
}

/** A class's level, a person's level and noise. */
function answersOfClass(survey: Survey, people: number, random: () => number): readonly string[] {
  const shift = random();
  return Array.from({ length: people }, () => {
    const level = random() + shift;
    const answer = () => 1 + Math.min(4, Math.floor((random() + level) * 1.7));
    return JSON.stringify(
      Object.fromEntries((survey.forms.full ?? []).map((item) => [item, answer()])),
    );
  });
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}
