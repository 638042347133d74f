/**
 * `analyse` from the start of its process to its last byte, at three sizes, against R doing the core of it on the same
 * file in turn: time, peak memory, and how both grow. R must be installed with data.table.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { itemsPerFactor, writeResponses, writeSurvey } from './response-file.ts';
import { type BenchRow, median } from './row.ts';

const sizes = [
  { rows: 10_000, groups: 50, runs: 3 },
  { rows: 100_000, groups: 500, runs: 3 },
  { rows: 1_000_000, groups: 5_000, runs: 3 },
];

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

const run = promisify(execFile);
const pathOf = (script: string) => fileURLToPath(new URL(script, import.meta.url));

/** Tells its peak memory (KiB on Linux) on stderr when the process ends. */
const tellPeak =
  "data:text/javascript,process.on('exit',()=>process.stderr.write(String(process.resourceUsage().maxRSS)))";

export async function benchAnalyseFile(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'learning-transfer-bench-'));
  const survey = join(folder, 'survey.json');
  const items = await writeSurvey(survey);
  const rows: BenchRow[] = [];
  for (const { rows: people, groups, runs } of sizes) {
    const responses = join(folder, 'responses.csv');
    await writeResponses(responses, items, people, groups);
    const ours: Measured[] = [];
    const r: Measured[] = [];
    for (let turn = 0; turn < runs; turn++) {
      ours.push(await analyseOnce(survey, responses));
      r.push(await coreInR(responses));
    }
    const what = `analyse, ${people.toLocaleString('en')} × ${items.length} in ${groups.toLocaleString('en')} groups`;
    rows.push(
      {
        name: `${what}: file to JSON`,
        value: median(ours.map((each) => each.seconds)),
        unit: 's',
        floor: median(r.map((each) => each.seconds)),
        floorName: 'R, its core alone',
        aim: '≤ 0.1',
      },
      {
        name: `${what}: peak memory`,
        value: Math.max(...ours.map((each) => each.megabytes)),
        unit: 'MB',
        floor: Math.max(...r.map((each) => each.megabytes)),
        floorName: 'R',
        aim: 'under 600 MB',
      },
    );
  }
  await rm(folder, { recursive: true, force: true });
  return rows;
}

async function analyseOnce(survey: string, responses: string): Promise<Measured> {
  const before = performance.now();
  const { stderr } = await run(
    process.execPath,
    [
      ...['--import', tellPeak, pathOf('../../src/cli.ts'), 'analyse'],
      ...['--survey', survey, '--responses', responses, '--group', 'group'],
    ],
    { maxBuffer: 2 ** 29 },
  );
  return { seconds: (performance.now() - before) / 1000, megabytes: Number(stderr) / 1024 };
}

/** R's own start is not counted, nor its reading of packages. */
async function coreInR(responses: string): Promise<Measured> {
  const { stdout } = await run('Rscript', [
    ...[pathOf('analysis-core.R'), responses, String(itemsPerFactor), '2'],
  ]);
  return JSON.parse(stdout) as Measured;
}
