/** Names and scripts for SPSS and R from any survey, not only ours. */
import { expect, it } from 'vitest';
import { rScript } from '../../src/domain/exports/r-script.ts';
import { spssSyntax } from '../../src/domain/exports/spss-syntax.ts';
import { answerVariables } from '../../src/domain/exports/variables.ts';
import { parsed } from '../support/deps.ts';
import { runWith, tools } from '../support/office.ts';

/** Names that neither program takes, a scale of 0–10, one factor without items on the form. */
const odd = parsed({
  id: 'odd',
  version: '1',
  title: 'Odd “quotes” and \\ strokes',
  scale: { min: 0, max: 10 },
  factors: [
    { id: '支持', name: "Support's “name”" },
    { id: 'ALL', name: 'All', polarity: 'unfavourable' },
    { id: 'none', name: 'None here' },
  ],
  items: [
    { id: '题1', factor: '支持', text: `It's "x" \\ ${'很长'.repeat(80)}` },
    { id: '题2', factor: '支持', key: -1, text: 'two' },
    { id: 'if', factor: 'ALL', text: 'three' },
    { id: 'IF', factor: 'ALL', text: 'four' },
    { id: '1st', factor: 'ALL', text: 'five' },
    { id: 'elsewhere', factor: 'none', text: 'six' },
  ],
  forms: {
    quick: ['题1', '题2', 'if', 'IF', '1st'],
    full: ['elsewhere', '题1', '题2', 'if', 'IF'],
  },
  outcomes: { end: [], followup: [] },
});

const items = odd.forms.quick ?? [];
const asked = { survey: odd, occasion: 'end', items, choices: [], capabilities: [] } as const;
const variables = answerVariables(asked, 'en');
const dataFile = 'responses.csv';

it('names every variable in ASCII, each once whatever the case', () => {
  const names = [...variables.items, ...variables.scores].map(({ name }) => name);
  for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  expect(names).not.toContain('if');
  expect(variables.scores).toHaveLength(2);
  expect(variables.turn).toBe(10);
});

const header = variables.items.map(({ name }) => name).join(',');
const rows = ['0,10,3,4,5', '10,0,7,8,9'];

it.skipIf(!tools.pspp)('makes a syntax that PSPP runs without a warning', () => {
  const syntax = spssSyntax({
    title: 'Odd\nclass.',
    dataFile,
    variables,
    simulated: false,
    unitBytes: null,
    unitLabel: 'Unit',
    rows: 2,
  });
  for (const line of syntax.split('\r\n')) expect(line.length).toBeLessThan(300);
  const files = { [dataFile]: [header, ...rows, ''].join('\r\n'), 'a.sps': syntax };
  const { output, status } = runWith(files, 'pspp', ['a.sps']);
  expect(output).not.toMatch(/warning|error/i);
  expect(status).toBe(0);
  // 支持: (0 + (10 − 10)) / 2 = 0 and (10 + 10) / 2 = 10.
  expect(output).toMatch(/Support's “name”\s*\|\s*2\|\s*5\.00/);
});

it.skipIf(!tools.rscript)('makes a script that R runs without a warning', () => {
  const script = rScript({ title: 'Odd', dataFile, variables, unitLabel: 'Unit' });
  const files = { [dataFile]: [header, ...rows, ''].join('\r\n'), 'a.R': script };
  const check = 'options(warn = 2); source("a.R"); cat(means$mean, sep = " ")';
  const { output, status } = runWith(files, 'Rscript', ['-e', check]);
  expect(output).not.toMatch(/warning|error/i);
  expect(status).toBe(0);
  expect(output.trim().split('\n').at(-1)).toBe('5 6');
});
