/** A syntax file for SPSS, which PSPP runs too: reads the data, names everything, scores the factors. */
import type { AnswerVariables, ScoreVariable, Variable } from './variables.ts';

/** Stands for “not answered” in the data file; no scale reaches it, and it is no formula. */
export const spssMissing = 9999;

/** Longest label in bytes of UTF-8, of a variable and of a value. */
const longest = { variable: 252, value: 117 };

export interface SpssInput {
  readonly title: string;
  readonly dataFile: string;
  readonly variables: AnswerVariables;
  readonly simulated: boolean;
  /** Longest unit name in bytes; null where rows name no unit. */
  readonly unitBytes: number | null;
  readonly unitLabel: string;
  readonly rows: number;
}

export function spssSyntax(input: SpssInput): string {
  const { variables, rows } = input;
  const { items, choices, scores } = variables;
  const asked = [...items, ...choices];
  return `\uFEFF${[
    `* ${oneLine(input.title)}.`,
    '',
    readData(input),
    '',
    variableLabels([...asked, ...unitLabel(input)]),
    ...valueLabels(asked),
    `MISSING VALUES ${wrapped(asked.map(({ name }) => name))} (${spssMissing}).`,
    `VARIABLE LEVEL ${wrapped(asked.map(({ name }) => name))} (ORDINAL).`,
    '',
    ...scoring(variables),
    ...(scores.length > 0 ? scoreLevels(scores) : []),
    'EXECUTE.',
    ...(rows > 0 && scores.length > 0 ? ['', descriptives(scores)] : []),
    '',
  ].join('\r\n')}`;
}

function readData({ dataFile, variables, simulated, unitBytes }: SpssInput): string {
  const numbers = [...variables.items, ...variables.choices].map(({ name }) => `  ${name} F4.0`);
  return [
    'GET DATA /TYPE=TXT',
    `  /FILE='${dataFile}'`,
    "  /ENCODING='UTF8'",
    '  /ARRANGEMENT=DELIMITED',
    '  /FIRSTCASE=2',
    "  /DELIMITERS=','",
    "  /QUALIFIER='\"'",
    '  /VARIABLES=',
    [
      ...(simulated ? ['  simulated F1.0'] : []),
      ...numbers,
      ...(unitBytes === null ? [] : [`  unit A${Math.max(1, unitBytes)}`]),
    ].join('\r\n'),
    '.',
  ].join('\r\n');
}

function unitLabel({ unitBytes, unitLabel: label }: SpssInput) {
  return unitBytes === null ? [] : [{ name: 'unit', label }];
}

function variableLabels(variables: readonly Pick<Variable, 'name' | 'label'>[]): string {
  const lines = variables.map(({ name, label }) => `  ${name} ${quoted(label, longest.variable)}`);
  return `VARIABLE LABELS\r\n${lines.join('\r\n')}.`;
}

/** Variables with the same values share one command. */
function valueLabels(variables: readonly Variable[]): readonly string[] {
  const groups = Map.groupBy(
    variables.filter(({ values }) => values.length > 0),
    ({ values }) => JSON.stringify(values),
  );
  return Array.from(groups.values(), (group) => {
    const names = wrapped(group.map(({ name }) => name));
    const labels = (group[0]?.values ?? []).map(
      ({ value, label }) => `  ${value} ${quoted(label, longest.value)}`,
    );
    return `VALUE LABELS ${names}\r\n${labels.join('\r\n')}.`;
  });
}

/** Turns reversed items, averages where enough are answered, leaves out who left too much unanswered. */
function scoring({ items, scores, turn, allowedMissing }: AnswerVariables): readonly string[] {
  if (scores.length === 0) return [];
  return [
    `COMPUTE n_missing = NMISS(${wrapped(
      items.map(({ name }) => name),
      ', ',
    )}).`,
    `DO IF (n_missing <= ${allowedMissing}).`,
    ...scores.map(({ name, items: parts, needed }) => {
      const terms = parts.map((item) => (item.reversed ? `${turn} - ${item.name}` : item.name));
      return `  COMPUTE ${name} = MEAN.${needed}(${wrapped(terms, ', ')}).`;
    }),
    'END IF.',
  ];
}

function scoreLevels(scores: readonly ScoreVariable[]): readonly string[] {
  const names = wrapped(scores.map(({ name }) => name));
  return [variableLabels(scores), `FORMATS ${names} (F8.2).`, `VARIABLE LEVEL ${names} (SCALE).`];
}

function descriptives(scores: readonly ScoreVariable[]): string {
  const names = wrapped(scores.map(({ name }) => name));
  return `DESCRIPTIVES VARIABLES=${names}\r\n  /STATISTICS=MEAN STDDEV MIN MAX.`;
}

function quoted(text: string, bytes: number): string {
  return `'${cutTo(oneLine(text), bytes).replaceAll("'", "''")}'`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Not more bytes of UTF-8 than SPSS takes, and no half character. */
function cutTo(text: string, bytes: number): string {
  const size = (part: string) => new TextEncoder().encode(part).length;
  if (size(text) <= bytes) return text;
  const kept = [...text];
  while (size(kept.join('')) > bytes - 3) kept.pop();
  return `${kept.join('')}…`;
}

/** Lines that old versions still read: not above 200 characters. */
function wrapped(names: readonly string[], separator = ' '): string {
  const lines: string[] = [];
  for (const name of names) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + name.length < 90) {
      lines[lines.length - 1] = `${line}${separator}${name}`;
    } else lines.push(name);
  }
  return lines.join(`${separator.trim()}\r\n  `);
}
