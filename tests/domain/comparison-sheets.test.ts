/** The workbook and the table of a comparison hold the figures of its input, each under its heading. */
import { describe, expect, test } from 'vitest';
import { comparisonLevels } from '../../src/domain/comparison/comparison.ts';
import { comparisonFindings } from '../../src/domain/comparison/comparison-findings.ts';
import { comparisonSheets } from '../../src/domain/exports/comparison-sheets.ts';
import { comparisonTable } from '../../src/domain/exports/comparison-table.ts';
import { languages } from '../../src/domain/language.ts';
import { sampleComparison } from '../support/sample-comparison.ts';

const address = 'https://example.org/admin/comparisons?occasion=end';

describe.each(
  languages.flatMap((language) => comparisonLevels.map((level) => [language, level] as const)),
)('%s, %s', (language, level) => {
  const input = sampleComparison({ groups: 24, people: 8, withheld: true, language, level });
  const sheets = comparisonSheets(input, address);

  test('every row fits its columns, no name twice', () => {
    for (const { name, columns, rows } of sheets) {
      for (const row of rows) expect(row, name).toHaveLength(columns.length);
    }
    expect(new Set(sheets.map(({ name }) => name)).size).toBe(sheets.length);
  });

  test('no cell is broken', () => {
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    const odd = cells.filter(
      (cell) => cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell)),
    );
    expect(odd).toEqual([]);
    expect(cells.filter((cell) => /comparison:|\{\{|undefined/.test(String(cell)))).toEqual([]);
  });

  test('the first sheet says where the comparison stands and what it leaves out', () => {
    const texts = sheets[0]?.rows.map(([, text]) => text) ?? [];
    expect(texts).toContain(address);
    const [small] = input.leftOut.small;
    expect(texts.some((text) => String(text).includes(small ?? ''))).toBe(true);
  });
});

describe('figures', () => {
  const input = sampleComparison({ groups: 12, language: 'en', spread: 0.4, withheld: true });
  const sheets = comparisonSheets(input, address);
  const sheetOf = (name: string) => {
    const sheet = sheets.find((each) => each.name === name);
    if (!sheet) throw new Error(`a sheet ${name}`);
    const at = (title: string) => sheet.columns.findIndex((column) => column.title === title);
    return { ...sheet, at };
  };

  test('the overview holds favourability, empty where it is withheld', () => {
    const { rows, at } = sheetOf('Overview');
    input.groups.forEach((group, index) => {
      const row = rows[index] ?? [];
      expect(row[at('Class')]).toBe(group.name);
      expect(row[at('People')]).toBe(group.respondents);
      input.survey.factors.forEach(({ id, name }, place) => {
        expect(row[at(`${name.en} (${id})`)]).toBe(group.factors[place]?.favourability);
      });
    });
    expect(rows.flat()).toContain(null);
  });

  test('what stands apart is marked as the findings have it', () => {
    const { rows, at } = sheetOf('Figures');
    const marked = rows.filter((row) => row[at('Told apart')] !== null);
    const { apart } = comparisonFindings(input.survey, input.comparison);
    const key = (group: unknown, factor: unknown, side: unknown) => [group, factor, side].join();
    expect(
      marked.map((row) => key(row[at('Id')], row[at('Factor id')], row[at('Told apart')])).sort(),
    ).toEqual(
      apart.map(({ group, factor, side }) => key(group, factor.id, `${side} the others`)).sort(),
    );
  });

  test('the table has a row a group and factor, with the change beside it', () => {
    const [header = [], ...rows] = comparisonTable(input);
    const at = (name: string) => header.indexOf(name);
    expect(header[0]).toBe('simulated');
    expect(rows).toHaveLength(12 * input.survey.factors.length);
    for (const row of rows) {
      const group = input.groups.find(({ id }) => id === row[at('group_id')]);
      const index = input.survey.factors.findIndex(({ id }) => id === row[at('factor_id')]);
      const figures = group?.factors[index];
      expect(row[at('mean')]).toBe(figures?.mean ?? '');
      expect(row[at('zone')]).toBe(figures?.zone);
      const change = input.change?.groups
        .find((each) => each.group === group?.id)
        ?.factors.find(({ factor }) => factor === row[at('factor_id')]);
      expect(row[at('change')]).toBe(change?.difference ?? '');
    }
  });

  test('of very many groups the long sheets hold what was found, and say so', () => {
    const many = sampleComparison({ groups: 301, people: 6, language: 'en', spread: 0.5 });
    const found = comparisonFindings(many.survey, many.comparison).apart.length;
    const [notes, , figures] = comparisonSheets(many, address);
    expect(found).toBeGreaterThan(0);
    expect(figures?.rows).toHaveLength(found);
    expect(JSON.stringify(notes?.rows)).toContain('All figures are in the CSV file');
  });

  test('however much is found, a workbook is written in bounded time: the surest rows, in their order', () => {
    const many = sampleComparison({ groups: 400, people: 40, language: 'en', spread: 2 });
    const { apart } = comparisonFindings(many.survey, many.comparison);
    const [notes, , figures] = comparisonSheets(many, address);
    expect(apart.length).toBeGreaterThan(4800);
    expect(figures?.rows).toHaveLength(4800);
    const names = many.groups.map(({ name }) => name);
    const places = (figures?.rows ?? []).map(([name]) => names.indexOf(String(name)));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(JSON.stringify(notes?.rows)).toContain('the 4,800 surest');
  });
});
