/** The command line against R, figure by figure: a simulated class on both occasions, and real answers where they are at hand. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Analysis, OccasionAnalysis } from '../../src/domain/analysis/analysis.ts';
import { type Answers, expectFigures, readFixture } from '../domain/r-fixtures.ts';
import { folderWith, runCli } from './run-cli.ts';

/** Found by iteration (omega, random intercepts) or numerical integration (Games–Howell). */
const iterativeTolerance = 1e-4;

interface Figures {
  readonly excluded: number;
  readonly factors: readonly { readonly id: string }[];
  readonly omega: readonly (number | null)[];
  readonly comparison: readonly unknown[];
  readonly intercepts: readonly unknown[];
  readonly pairs: readonly (readonly unknown[] | null)[];
}

interface Occasion {
  readonly persons: readonly string[];
  readonly units: readonly (string | null)[];
  readonly answers: Answers;
}

interface Whole {
  readonly scale: object;
  readonly scoring: object;
  readonly factors: readonly { readonly id: string }[];
  readonly items: readonly { readonly id: string }[];
  readonly end: Occasion;
  readonly followup: Occasion;
  readonly expected: {
    readonly end: Figures;
    readonly followup: Figures;
    readonly change: readonly unknown[];
    readonly dropout: readonly unknown[];
  };
}

function expectOccasion(analysis: Partial<OccasionAnalysis> | undefined, expected: Figures) {
  expect(analysis?.excluded).toBe(expected.excluded);
  expectFigures(analysis?.factors, expected.factors, 'factors');
  expectFigures(analysis?.comparison, expected.comparison, 'comparison');
  expected.omega.forEach((omega, index) => {
    const own = analysis?.factors?.[index]?.reliability.omega;
    expectFigures(own, omega, 'omega', iterativeTolerance);
  });
  expectFigures(analysis?.comparison, expected.intercepts, 'intercepts', iterativeTolerance);
  expected.pairs.forEach((pairs, index) => {
    const own = analysis?.comparison?.[index]?.pairs;
    if (!pairs) expect(own).toBeUndefined();
    else expectFigures(own, pairs, 'pairs', iterativeTolerance);
  });
}

describe('a simulated class on both occasions, from a file', async () => {
  const whole = readFixture<Whole>('whole');
  const survey = {
    id: 'whole',
    version: '1.0.0',
    title: { 'zh-CN': '整体', en: 'Whole' },
    scale: whole.scale,
    scoring: whole.scoring,
    factors: whole.factors.map((factor) => ({ ...factor, name: factor.id })),
    items: whole.items.map((item) => ({ ...item, text: item.id })),
  };
  const lines = (['end', 'followup'] as const).flatMap((kind) =>
    whole[kind].answers.map((row, index) =>
      [kind, whole[kind].persons[index], whole[kind].units[index], ...row].join(','),
    ),
  );
  const header = ['when', 'who', 'unit', ...whole.items.map(({ id }) => id)].join(',');
  const options = ['--group', 'unit', '--person', 'who', '--occasion', 'when'];
  const analyse = async (rows: readonly string[], more: readonly string[]) => {
    const files = { 's.json': JSON.stringify(survey), 'a.csv': [header, ...rows].join('\n') };
    const command = ['analyse', '--survey', 's.json', '--responses', 'a.csv', ...more];
    const run = await runCli(command, folderWith(files));
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return JSON.parse(run.stdout) as Analysis;
  };

  test('gives both occasions, the change between them and who is missing', async () => {
    const analysis = await analyse(lines, options);
    expectOccasion(analysis.occasions?.end, whole.expected.end);
    expectOccasion(analysis.occasions?.followup, whole.expected.followup);
    expectFigures(analysis.change, whole.expected.change, 'change');
    expectFigures(analysis.dropout?.factors, whole.expected.dropout, 'dropout');
    expect(analysis.notices.join('\n')).toMatch(/Welch's test leaves out u1/);
  });

  test.each(['end', 'followup'] as const)('gives %s alone', async (kind) => {
    const rows = lines.filter((line) => line.startsWith(`${kind},`));
    expectOccasion(await analyse(rows, ['--group', 'unit']), whole.expected[kind]);
  });

  test('gives the same in any order of the rows', async () => {
    const analysis = await analyse([...lines].reverse(), options);
    expectOccasion(analysis.occasions?.end, whole.expected.end);
    expectFigures(analysis.change, whole.expected.change, 'change');
  });
});

/** The public data are GPL and not part of this repository; point LQ2002 at a folder that holds them. */
const folder = process.env.LQ2002;

test.skipIf(!folder)(
  'the real answers of lq2002, 2,042 people in 49 groups (needs LQ2002=folder)',
  async () => {
    const [survey = '', responses = ''] = ['survey.json', 'responses.csv'].map((name) =>
      join(folder ?? '', name),
    );
    if (!existsSync(responses)) throw new Error(`no data in ${folder}`);
    const files = ['analyse', '--survey', survey, '--responses', responses];
    const run = await runCli([...files, '--group', 'COMPID']);
    expect(run.code).toBe(0);
    const analysis = JSON.parse(run.stdout) as Analysis;
    expectOccasion(analysis, readFixture<Figures>('lq2002'));
    // As published or recomputed elsewhere, to the digits given.
    const [leadership, significance] = analysis.comparison ?? [];
    expect(analysis.factors?.[0]?.mean).toBeCloseTo(3.0007, 4);
    expect(analysis.factors?.[0]?.sd).toBeCloseTo(0.8203, 4);
    expect(analysis.factors?.[0]?.reliability.alpha).toBeCloseTo(0.9022, 4);
    expect(analysis.factors?.[1]?.reliability.alpha).toBeCloseTo(0.8231, 4);
    expect(leadership?.icc1).toBeCloseTo(0.088, 4);
    expect(leadership?.icc2).toBeCloseTo(0.8008, 4);
    expect(leadership?.rwg.mean).toBeCloseTo(0.8678, 4);
    expect(leadership?.rwg.median).toBeCloseTo(0.8701, 4);
    expect(significance?.icc1).toBeCloseTo(0.0804, 4);
    expect(significance?.icc2).toBeCloseTo(0.7846, 4);
  },
);
