/** What a comparison says: only what its findings hold, in every size, level and language, and never a ranking. */
import { describe, expect, test } from 'vitest';
import type { ComparisonInput } from '../../src/domain/comparison/comparison.ts';
import { comparisonLevels } from '../../src/domain/comparison/comparison.ts';
import { comparisonFindings } from '../../src/domain/comparison/comparison-findings.ts';
import { languages } from '../../src/domain/language.ts';
import { comparisonReport } from '../../src/domain/reports/comparison/comparison-report.ts';
import type { Report } from '../../src/domain/reports/report.ts';
import { type SampleComparison, sampleComparison } from '../support/sample-comparison.ts';
import { blocksOf, leavesOf, tablesOf, textsOf } from './report-samples.ts';

const broken = /undefined|NaN|Infinity|\{\{|\}\}|\[object|\bnull\b|comparison:|report:|terms:/;

const shapes: readonly SampleComparison[] = languages.flatMap((language) =>
  comparisonLevels.flatMap((level) => [
    { language, level, groups: 1 },
    { language, level, groups: 2, spread: 0.5 },
    { language, level, groups: 2, spread: 0 },
    { language, level, groups: 12, withheld: true, people: 8 },
    { language, level, groups: 12, spread: 0, people: 6, longNames: true },
    { language, level, groups: 70, people: 6, withheld: true },
  ]),
);

const sectionOf = (report: Report, id: string) => report.sections.find((each) => each.id === id);
const wordsOf = (report: Report, id: string) =>
  textsOf(sectionOf(report, id)?.blocks ?? []).map(([, text]) => text);
const leadOf = (report: Report) =>
  blocksOf(report).flatMap((block) =>
    block.kind === 'paragraph' && block.style === 'lead' ? [block.text] : [],
  )[0];
const chartsOf = (report: Report) =>
  blocksOf(report).flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));

describe.each(shapes)('%j', (shape) => {
  const input = sampleComparison(shape);
  const report = comparisonReport(input);

  test('no text is broken', () => {
    expect(textsOf(report).filter(([, text]) => broken.test(text))).toEqual([]);
    expect(leavesOf(report).filter(([, leaf]) => leaf === undefined)).toEqual([]);
  });

  test('every row of a table fits its columns, every section says something', () => {
    for (const { columns, rows } of tablesOf(report)) {
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
    expect(report.sections.filter(({ blocks }) => blocks.length === 0)).toEqual([]);
  });

  test('Chinese speaks Chinese and English English', () => {
    const sentences = blocksOf(report).flatMap((block) => {
      if (block.kind === 'list') return block.items;
      return block.kind === 'paragraph' || block.kind === 'withheld' ? [block.text] : [];
    });
    for (const text of sentences) {
      expect(/\p{Script=Han}/u.test(text), text).toBe(shape.language === 'zh-CN');
    }
    expect(sentences.filter((text) => /[。.]{2}|^\p{Ll}/u.test(text))).toEqual([]);
  });

  test('a difference is told where the findings have one, and only there', () => {
    const { apart, overall } = comparisonFindings(input.survey, input.comparison);
    const told = /超出偶然|超出了偶然|by more than chance would explain/;
    const found = apart.length + overall.length > 0 && input.groups.length > 1;
    expect(told.test(wordsOf(report, 'findings').join(' '))).toBe(found);
    if (!found && input.groups.length > 1) {
      expect(leadOf(report)).toMatch(
        /没有可辨别的差别|no distinguishable difference|不能检验|too few/,
      );
    }
    const heatMap = chartsOf(report).find(({ kind }) => kind === 'heat-map');
    const marked = heatMap?.kind === 'heat-map' ? heatMap.rows.flatMap(({ cells }) => cells) : [];
    expect(marked.filter((cell) => cell.apart !== null)).toHaveLength(apart.length);
  });

  test('groups keep the order they came in and get no rank', () => {
    const heatMap = chartsOf(report).find(({ kind }) => kind === 'heat-map');
    const rows = heatMap?.kind === 'heat-map' ? heatMap.rows : [];
    expect(rows.map(({ id }) => id)).toEqual(input.groups.map(({ id }) => id));
    const ranked =
      /第[一二三\d]+名|名列|最好|最差|优于|劣于|\b(best|worst|top|bottom|rank \d|better than|worse than)\b/i;
    expect(textsOf(report).filter(([, text]) => ranked.test(text))).toEqual([]);
  });
});

describe('the sentences', () => {
  test.each(languages)('write thousands of people apart: %s', (language) => {
    const input = sampleComparison({ groups: 210, people: 5, language });
    const people = input.counts.respondents.toLocaleString('en');
    expect(people).toContain(',');
    expect(leadOf(comparisonReport(input))).toContain(people);
  });

  const input = sampleComparison({ groups: 12, language: 'en', spread: 0.2, seed: 3 });
  const findings = comparisonFindings(input.survey, input.comparison);
  const report = comparisonReport(input);

  test('name a group once a direction, with the surest difference and its interval', () => {
    const [surest] = findings.apart;
    const name = input.groups.find(({ id }) => id === surest?.group)?.name;
    const size = Math.abs(surest?.difference ?? 0).toFixed(2);
    const bounds = [...(surest?.interval() ?? [])].map(Math.abs).sort((a, b) => a - b);
    const [low = 0, high = 0] = bounds;
    const span = `(interval ${low.toFixed(2)} to ${high.toFixed(2)})`;
    const list = sectionOf(report, 'findings')?.blocks.find(({ kind }) => kind === 'list');
    const first = list?.kind === 'list' ? (list.items[0] ?? '') : '';
    expect(first).toContain(`“${name}” is `);
    expect(first).toContain(`${size} points ${surest?.side === 'above' ? 'higher' : 'lower'}`);
    expect(first).toContain(span);
    const people = input.counts.respondents;
    expect(leadOf(report)).toContain(`the answers of ${people} people in 12 classes`);
  });

  test('turn what hinders: higher always helps', () => {
    const turned = findings.apart.filter(({ factor }) => factor.polarity === 'unfavourable');
    const all = sampleComparison({ groups: 12, spread: 0.6, language: 'en' });
    const found = comparisonFindings(all.survey, all.comparison).apart;
    const opposed = [...turned, ...found].filter(({ factor }) => factor.id === 'SO');
    expect(opposed.length).toBeGreaterThan(0);
    for (const { group, side } of opposed.slice(turned.length)) {
      const result = all.comparison.find(({ factor }) => factor === 'SO');
      const means = result?.estimates ?? [];
      const own = means.find((each) => each.group === group)?.mean ?? 0;
      const others = means.filter((each) => each.group !== group);
      const average = others.reduce((sum, { mean }) => sum + mean, 0) / others.length;
      expect(side).toBe(own > average ? 'below' : 'above');
    }
  });

  test('two groups are told apart once, by name', () => {
    const two = sampleComparison({ groups: 2, language: 'en', spread: 0.5 });
    const texts = wordsOf(comparisonReport(two), 'findings').join('\n');
    expect(texts).toMatch(/“Class [12]” is .*“Class [12]”/);
    expect(texts).not.toMatch(/lower than/);
  });

  test('nothing to compare is said plainly', () => {
    const none: ComparisonInput = {
      ...sampleComparison({ groups: 2, language: 'en', withheld: true }),
      counts: { groups: 0, classes: 0, respondents: 0, open: 0 },
      form: null,
      groups: [],
      comparison: [],
    };
    const { change: _c, trends: _t, position: _p, actionEffects: _a, ...bare } = none;
    const withheld = comparisonReport(bare);
    expect(withheld.sections.map(({ id }) => id)).toEqual(['findings', 'method']);
    expect(wordsOf(withheld, 'findings').join(' ')).toContain('too few people answered');
    const leftOut = { small: [], otherForm: [], notAsked: 0, ofMembers: 0 };
    const empty = comparisonReport({ ...bare, leftOut });
    expect(wordsOf(empty, 'findings').join(' ')).toContain('widen the choice');
  });

  test('what was not asked for has no section', () => {
    const { change: _c, trends: _t, position: _p, actionEffects: _a, ...bare } = input;
    expect(comparisonReport(bare).sections.map(({ id }) => id)).toEqual([
      'findings',
      'overview',
      'factors',
      'method',
      'appendix',
    ]);
  });

  test('a place among classes is not told of a class that is not compared', () => {
    const position = { ...input.position, group: 'elsewhere' } as ComparisonInput['position'];
    const told = comparisonReport({ ...input, position: position ?? null });
    expect(JSON.stringify(told)).not.toContain('elsewhere');
  });
});
