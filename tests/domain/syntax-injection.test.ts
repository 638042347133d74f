/** Names that schools give are text in the scripts for SPSS and R, whatever they hold. */
import { expect, it } from 'vitest';
import { rScript } from '../../src/domain/exports/r-script.ts';
import { spssSyntax } from '../../src/domain/exports/spss-syntax.ts';
import type { AnswerVariables } from '../../src/domain/exports/variables.ts';

const variablesNamed = (label: string): AnswerVariables => ({
  items: [{ name: 'A1', label, values: [{ value: 1, label }] }],
  choices: [],
  scores: [{ name: 'F_A', label, items: [{ name: 'A1', reversed: false }], needed: 1 }],
  turn: 6,
  allowedMissing: 0,
});

it('in SPSS no name ends its text or its comment', () => {
  const name = `').\r\nHOST COMMAND "x".\nx`;
  const syntax = spssSyntax({
    ...{ title: name, dataFile: 'responses.csv', variables: variablesNamed(name) },
    ...{ simulated: false, unitBytes: 3, unitLabel: name, rows: 5 },
  });
  const lines = syntax.split(/\r\n|\r|\n/);
  expect(lines.filter((line) => line.startsWith('HOST'))).toEqual([]);
  for (const line of lines.filter((each) => each.includes('HOST') && !/^\uFEFF?\*/.test(each))) {
    expect(line).toContain(`'''). HOST COMMAND "x". x'`);
  }
});

it('in R no name ends its text or its comment', () => {
  const name = `"); system("x")\n\\"); system("y") #`;
  const script = rScript({
    ...{ title: name, dataFile: 'responses.csv' },
    ...{ variables: variablesNamed(name), unitLabel: name },
  });
  for (const line of script.split('\n').filter((each) => each.includes('system'))) {
    const code = line.replace(/"(?:[^"\\]|\\.)*"/g, 'TEXT');
    expect(code.startsWith('#') || !code.includes('system'), line).toBe(true);
  }
});
