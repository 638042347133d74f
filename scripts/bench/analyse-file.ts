/**
 * `analyse` from the start of its process to its last byte, at three sizes, against R doing the core of it on the same
 * file in turn: time, peak memory, and how both grow. R must be installed with data.table and psych.
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
  { rows: 10_000, groups: 50 },
  { rows: 100_000, groups: 500 },
  { rows: 1_000_000, groups: 5_000 },
];
const turns = 3;

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

const run = promisify(execFile);
const pathOf = (script: string) => fileURLToPath(new URL(script, import.meta.url));

/** Tells its peak memory (KiB on Linux) on stderr when the process ends. */
const tellPeak =
  "data:text/javascript,process.on('exit',()=>process.stderr.write(String(process.resourceUsage().maxRSS)))";

interface MeasuredInR extends Measured {
  /** With alpha computed from cov instead of by psych::alpha. */
  readonly least: number;
}

export async function benchAnalyseFile(): Promise<readonly BenchRow[]> {
  if (!(await hasR())) {
    process.stderr.write('Rscript is not installed: analyse was not measured\n');
    return [];
  }
  const folder = await mkdtemp(join(tmpdir(), 'learning-transfer-bench-'));
  const survey = join(folder, 'survey.json');
  const items = await writeSurvey(survey);
  const rows: BenchRow[] = [];
  for (const size of sizes) {
    const responses = join(folder, 'responses.csv');
    await writeResponses(responses, items, size.rows, size.groups);
    const what = `analyse, ${size.rows.toLocaleString('en')} × ${items.length} in ${size.groups.toLocaleString('en')} groups`;
    rows.push(...rowsOf(what, await measure(survey, responses)));
  }
  await rm(folder, { recursive: true, force: true });
  return rows;
}

async function hasR(): Promise<boolean> {
  return run('Rscript', ['--version']).then(
    () => true,
    () => false,
  );
}

/** One of each in turn, so that both feel the same machine. */
async function measure(survey: string, responses: string) {
  const ours: Measured[] = [];
  const inR: MeasuredInR[] = [];
  for (let turn = 0; turn < turns; turn++) {
    ours.push(await analyseOnce(survey, responses));
    inR.push(await coreInR(responses));
  }
  return { ours, inR };
}

function rowsOf(
  what: string,
  { ours, inR }: { readonly ours: readonly Measured[]; readonly inR: readonly MeasuredInR[] },
): BenchRow[] {
  const value = median(ours.map((each) => each.seconds));
  const least = median(inR.map((each) => each.least));
  const seconds = { name: what, value, unit: 's' };
  return [
    {
      ...seconds,
      ...{ floor: median(inR.map((each) => each.seconds)), floorName: 'R, psych::alpha' },
      aim: '≤ 0.1',
    },
    { ...seconds, floor: least, floorName: 'R, alpha from cov', aim: '' },
    {
      name: `${what}: peak memory`,
      value: Math.max(...ours.map((each) => each.megabytes)),
      unit: 'MB',
      floor: Math.max(...inR.map((each) => each.megabytes)),
      floorName: 'R',
      aim: 'under 600 MB',
    },
  ];
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
async function coreInR(responses: string): Promise<MeasuredInR> {
  const core = pathOf('analysis-core.R');
  const { stdout } = await run('Rscript', [core, responses, String(itemsPerFactor)]);
  return JSON.parse(stdout) as MeasuredInR;
}
