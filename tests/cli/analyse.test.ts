/** `analyse` from the outside: its JSON, its exit codes, and one line of stderr a problem. */
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/domain/analysis/analysis.ts';
import { folderWith, runCli, runCliInto, smallSurvey, twoOccasions } from './run-cli.ts';

const files = { 'survey.json': smallSurvey };
const command = ['analyse', '--survey', 'survey.json', '--responses', 'answers.csv'];

async function analyse(csv: string | Uint8Array, ...options: string[]) {
  const folder = folderWith({ ...files, 'answers.csv': csv });
  const run = await runCli([...command, ...options], folder);
  return { ...run, analysis: () => JSON.parse(run.stdout) as Analysis };
}

/** Every object that holds a null must say why. */
function nullsWithoutReason(value: unknown, path = '$'): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const silent = entries.some(([, inner]) => inner === null) && !('why' in value);
  return [
    ...(silent ? [path] : []),
    ...entries.flatMap(([key, inner]) => nullsWithoutReason(inner, `${path}.${key}`)),
  ];
}

describe('analyse', () => {
  test('prints the factors of one occasion', async () => {
    const run = await analyse('A1,A2,B1,B2,time\n1,2,5,5,9:00\n2,2,4,5,9:01\n');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.analysis()).toMatchObject({
      survey: { id: 'small', version: '2.1.0' },
      respondents: 2,
      excluded: 0,
      notices: ['Columns that were not used: time'],
      factors: [
        { id: 'A', n: 2, mean: 1.75, favourability: 1.75, zone: 'insufficient' },
        { id: 'B', n: 2, mean: 4.75, favourability: 1.25, unfavourableShare: 1 },
      ],
    });
  });

  test('prints occasions, groups and change where asked', async () => {
    const run = await analyse(
      twoOccasions(),
      ...['--person', 'who', '--occasion', 'when', '--group', 'unit'],
    );
    expect(run.code).toBe(0);
    const analysis = run.analysis();
    expect(analysis).toMatchObject({ respondents: 24, excluded: 0, notices: [] });
    expect(analysis.occasions?.end.groups?.map((group) => group.id).sort()).toEqual([
      '一组',
      '二组',
    ]);
    expect(analysis.change?.map(({ factor, pairs }) => [factor, pairs])).toEqual([
      ['A', 12],
      ['B', 12],
    ]);
    expect(nullsWithoutReason(analysis)).toEqual([]);
    expect(run.stdout).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('gives a reason beside every null: one pair, and nobody who answered', async () => {
    const csv = 'who,when,A1,A2,B1,B2\np,end,1,,3,\np,followup,1,2,,\n';
    const run = await analyse(csv, '--person', 'who', '--occasion', 'when');
    expect(run.code).toBe(0);
    expect(nullsWithoutReason(run.analysis())).toEqual([]);
    expect(run.stdout).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('ends quietly where its reader has seen enough', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `u${index},1,2`).join('\n');
    const run = await analyse(`unit,A1,B1\n${rows}\n`, '--group', 'unit');
    expect(run.stdout.length).toBeGreaterThan(1_000_000);
    const folder = folderWith({ ...files, 'answers.csv': `unit,A1,B1\n${rows}\n` });
    const closed = await runCliInto(1000, [...command, '--group', 'unit'], folder);
    expect(closed).toEqual({ code: 0, stderr: '' });
  });

  test('reads GB18030', async () => {
    // 单位 as header and 镇 as cell, in GB18030.
    const gb = Buffer.concat([
      Buffer.of(0xb5, 0xa5, 0xce, 0xbb),
      Buffer.from(',A1,B1\r\n'),
      Buffer.of(0xd5, 0xf2),
      Buffer.from(',4,2\r\n'),
    ]);
    const run = await analyse(gb, '--group', '单位');
    expect(run.analysis().groups?.map((group) => group.id)).toEqual(['镇']);
  });

  test('takes a header alone as 0 respondents', async () => {
    const run = await analyse('A1,B1\n');
    expect(run.code).toBe(0);
    expect(run.analysis()).toMatchObject({ respondents: 0, excluded: 0 });
  });

  test('refuses every problem on a line of its own, with file, row and column', async () => {
    const run = await analyse('A1,B1\n6,1\n3.0,2\n1\n"2\n2",5\n');
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.problems).toEqual([
      expect.stringMatching(/^answers\.csv: row 2, column A1: .*1 to 5/),
      expect.stringMatching(/^answers\.csv: row 3, column A1: .*“3\.0”/),
      expect.stringMatching(/^answers\.csv: row 4, column B1: .*1 cells.*2/),
      expect.stringMatching(/^answers\.csv: row 5, column A1: .*“2 2”/),
    ]);
  });

  test.each([
    ['a missing item column', 'A1\n1\n', /^answers\.csv: row 1, column B1: .*quick.*B1/],
    ['an empty file', '', /^answers\.csv: row 1: no header/],
    ['a binary file', Uint8Array.of(0, 1, 2, 255, 254, 0), /^answers\.csv: row 1: not a text/],
  ])('refuses %s', async (_, csv, line) => {
    const run = await analyse(csv);
    expect(run).toMatchObject({ code: 1, stdout: '', problems: [expect.stringMatching(line)] });
  });

  test('refuses a picture of 5 MB in a moment and in one line', async () => {
    const picture = Buffer.alloc(5_000_000, 'PNG picture bytes \xff\x00\x89', 'latin1');
    const run = await analyse(picture);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.problems).toHaveLength(1);
  });

  test.each([
    ['a column that is not there', ['--group', 'unit'], /row 1, column unit: /],
    ['a form that does not exist', ['--form', 'constructor'], /--form: .*constructor.*full, quick/],
  ])('refuses %s', async (_, options, line) => {
    const run = await analyse('A1,B1\n1,1\n', ...options);
    expect(run).toMatchObject({ code: 1, problems: [expect.stringMatching(line)] });
  });

  test('refuses files that are missing, and folders, by name', async () => {
    const folder = folderWith(files);
    const missing = await runCli(command, folder);
    expect(missing).toMatchObject({
      code: 1,
      problems: ['answers.csv: the file cannot be read (ENOENT)'],
    });
    const directory = await runCli(
      ['analyse', '--survey', 'survey.json', '--responses', '.'],
      folder,
    );
    expect(directory).toMatchObject({
      code: 1,
      problems: [expect.stringMatching(/^\.: .*EISDIR/)],
    });
  });

  test('refuses a survey that is wrong, with its JSON path', async () => {
    const broken = { ...JSON.parse(smallSurvey), scale: { min: 5, max: 1 } };
    const folder = folderWith({ 'survey.json': JSON.stringify(broken), 'answers.csv': 'A1\n' });
    const run = await runCli(command, folder);
    expect(run).toMatchObject({
      code: 1,
      problems: [expect.stringMatching(/^survey\.json: \$\.scale: /)],
    });
  });

  test.each([
    ['no options', ['analyse']],
    ['--occasion without --person', [...command, '--occasion', 'when']],
    ['an unknown option', [...command, '--people', 'who']],
    ['an option without its value', [...command, '--group']],
    ['one word too many', [...command, 'more']],
  ])('ends with 2 on wrong usage: %s', async (_, args) => {
    const run = await runCli(args, folderWith({ ...files, 'answers.csv': 'when,A1,B1\n' }));
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });
});
