/** `check-survey` and the rules all commands share: help and exit codes. */
import { describe, expect, test } from 'vitest';
import { folderWith, runCli, shippedActions, shippedSurvey, smallSurvey } from './run-cli.ts';

describe('check-survey', () => {
  test('accepts what ships', async () => {
    const run = await runCli(['check-survey', shippedSurvey, shippedActions]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.split('\n').filter((line) => line.endsWith(': ok'))).toHaveLength(2);
  });

  test('names each problem of each file with its JSON path', async () => {
    const survey = JSON.parse(smallSurvey);
    const actions = { id: 'x', version: '1', survey: 'small', sources: [], actions: [] };
    const folder = folderWith({
      'good.json': smallSurvey,
      'survey.json': JSON.stringify({
        ...survey,
        factors: [...survey.factors, { id: 'C', name: 'Gamma' }, { id: 'A', name: 'Alpha' }],
      }),
      'actions.json': JSON.stringify(actions),
      'text.json': '{ "id": ',
      'list.json': '[]',
      'empty.json': '',
    });
    const names = ['good', 'survey', 'actions', 'text', 'list', 'empty', 'gone'];
    const run = await runCli(['check-survey', ...names.map((name) => `${name}.json`)], folder);
    expect(run).toMatchObject({ code: 1, stdout: 'good.json: ok\n' });
    expect(run.problems).toEqual([
      expect.stringMatching(/^survey\.json: \$\.factors\[3\]\.id: .*“A”/),
      expect.stringMatching(/^survey\.json: \$\.factors\[2\]: .*“C”/),
      expect.stringMatching(/^actions\.json: \$\.actions: /),
      expect.stringMatching(/^text\.json: \$: not JSON/),
      expect.stringMatching(/^list\.json: \$: /),
      expect.stringMatching(/^empty\.json: \$: not JSON/),
      'gone.json: the file cannot be read (ENOENT)',
    ]);
  });

  test('without a file is wrong usage', async () => {
    expect(await runCli(['check-survey'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('help', () => {
  test.each([
    [],
    ['check-survey'],
    ['analyse'],
    ['report'],
    ['school', 'create'],
    ['token', 'create'],
    ['doctor'],
  ])('of %s %s ends with 0 and says how to call it', async (...words) => {
    const run = await runCli([...words.filter(Boolean), '--help']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain(`Usage: ${['learning-transfer', ...words].join(' ').trim()}`);
  });

  test('is what an empty command gets, with exit code 2', async () => {
    const run = await runCli([]);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('check-survey');
  });

  test.each([[['dance']], [['school']], [['token', 'create']]])(
    '%j is wrong usage',
    async (args) => {
      expect((await runCli(args)).code).toBe(2);
    },
  );
});
