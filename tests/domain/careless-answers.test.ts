/** Signs of careless answers against R, on honest and careless people alike. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simulateClass } from '../../scripts/demo/simulate-class.ts';
import { analyseChange } from '../../src/domain/analysis/analyse-change.ts';
import { carelessAnswers } from '../../src/domain/analysis/careless-answers.ts';
import { momentsOfOccasion } from '../../src/domain/analysis/leave-out-careless.ts';
import type { OccasionAnswers } from '../../src/domain/analysis/occasion-answers.ts';
import { parseSurvey } from '../../src/domain/instrument/parse-survey.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import {
  type AnswerSheet,
  selectRows,
  sheetFromRecords,
} from '../../src/domain/scoring/answer-sheet.ts';
import { formColumns } from '../../src/domain/scoring/keyed-columns.ts';
import { excludedRows } from '../../src/domain/scoring/score-sheet.ts';
import { evenOdd, halvesOf } from '../../src/domain/statistics/even-odd.ts';
import { longString, mayHoldRun } from '../../src/domain/statistics/long-string.ts';
import {
  type Answers,
  expectFigures,
  readFixture,
  type SurveyFixture,
  surveyOfFixture,
} from './r-fixtures.ts';
import { sheetOf, uniformSurvey } from './samples.ts';

interface Fixture extends SurveyFixture {
  readonly answers: Answers;
  readonly seconds: readonly (number | null)[];
  readonly directions: readonly number[];
  readonly longString: readonly number[];
  readonly bothWays: readonly number[];
  readonly evenOdd: readonly (number | null)[];
  readonly flags: readonly number[];
  readonly counts: unknown;
  readonly means: unknown;
}

function signsOf(
  survey: Survey,
  sheet: AnswerSheet,
  items: readonly string[],
  seconds?: Float64Array,
) {
  const excluded = excludedRows(sheet, formColumns(survey, sheet.items, items));
  return carelessAnswers(survey, sheet, items, excluded, seconds);
}

describe.each(readFixture<Fixture[]>('careless'))('as R: $name', (fixture) => {
  const survey = surveyOfFixture(fixture);
  const items = survey.items.map((item) => item.id);
  const sheet = sheetOf(items, fixture.answers);
  const columns = Int32Array.from(items.keys());
  const starts = fixture.answers.map((_, row) => row * items.length);

  test('long string', () => {
    const directions = Int8Array.from(fixture.directions);
    const run = (start: number) => longString(sheet.answers, start, columns);
    const both = (start: number) => longString(sheet.answers, start, columns, directions);
    expect(starts.map(run)).toEqual(fixture.longString);
    expect(starts.map(both)).toEqual(fixture.bothWays);
  });

  test('even–odd consistency', () => {
    const factors = survey.factors.map(({ id }) =>
      survey.items.flatMap((item, column) =>
        item.factor === id ? { column, reversed: item.key === -1 } : [],
      ),
    );
    const halves = halvesOf(factors, survey.scale);
    const found = starts.map((start) => evenOdd(sheet.answers, start, halves));
    expect(found.map((value) => value === null)).toEqual(fixture.evenOdd.map((v) => v === null));
    found.forEach((value, row) => {
      if (value !== null) expect(value).toBeCloseTo(fixture.evenOdd[row] ?? Number.NaN, 10);
    });
  });

  test('flags, counts and the means without the flagged', () => {
    const seconds = Float64Array.from(fixture.seconds, (value) => value ?? Number.NaN);
    const { flags, counts } = signsOf(survey, sheet, items, seconds);
    expect([...flags]).toEqual(fixture.flags);
    expectFigures(counts, fixture.counts);
    for (const exclude of [false, true]) {
      const answers = { sheet, form: 'full', persons: [], seconds };
      const { careless } = momentsOfOccasion(survey, answers, exclude);
      expectFigures(careless.factors, fixture.means);
      expect(careless.excluded).toBe(exclude);
    }
  });
});

test('two seconds an answered item are enough, less is not', () => {
  const survey = uniformSurvey(2, 2);
  const ids = survey.items.map((item) => item.id);
  const rows = [
    [1, 2, 3, 4],
    [1, 2, 3, 4],
    [1, 2, 3, null],
    [1, 2, 3, null],
  ];
  const lenient = { ...survey, scoring: { ...survey.scoring, maxMissingShare: 0.5 } };
  const seconds = Float64Array.of(8, 7.9, 6, 5.9);
  const { flags, counts } = signsOf(lenient, sheetOf(ids, rows), ids, seconds);
  expect([...flags]).toEqual([0, 4, 0, 4]);
  expect(counts.completionTime).toEqual({ checked: 4, flagged: 2, limit: 2 });
});

test('who is left out on request enters neither a change nor the alpha of its limit', () => {
  const survey = uniformSurvey(2, 3);
  const ids = survey.items.map((item) => item.id);
  const occasion = (step: number, keep: (row: number) => boolean): OccasionAnswers => {
    const rows = Array.from({ length: 30 }, (_, row) => row);
    const answers = rows.map((row) =>
      ids.map((_, at) => Math.min(5, 1 + ((row * step) % 5) + ((row + at) % 3 === 0 ? 1 : 0))),
    );
    const persons = rows.map((row) => `${row}`);
    const leaveOut = Uint8Array.from(rows, (row) => (keep(row) ? 0 : 1));
    return { sheet: sheetOf(ids, answers), form: 'full', persons, leaveOut };
  };
  const onlyThose = ({ sheet, form, persons, leaveOut }: OccasionAnswers): OccasionAnswers => {
    const rows = [...persons.keys()].filter((row) => !leaveOut?.[row]);
    return { sheet: selectRows(sheet, rows), form, persons: rows.map((row) => `${row}`) };
  };
  const [end, followup] = [occasion(3, (row) => row % 4 > 0), occasion(7, (row) => row % 5 > 0)];
  const change = analyseChange(survey, end, followup);
  expect(change).toEqual(analyseChange(survey, onlyThose(end), onlyThose(followup)));
  expect(change.map(({ pairs }) => pairs)).toEqual([18, 18]);
  expect(change[0]?.reliableChange).toBeGreaterThan(0);
});

describe('the order in which items were asked', () => {
  test('decides about runs and halves, not the order of the columns', () => {
    const survey = uniformSurvey(12, 2, { unfavourable: ['F3'] });
    const ids = survey.items.map((item) => item.id);
    const rows = [
      ids.map((_, index) => (index < 14 ? 4 : 1 + (index % 3))),
      ids.map((_, i) => 1 + (i % 5)),
    ];
    const columns = ids.toReversed();
    const found = (header: readonly string[], answers: Answers) => {
      const sheet = sheetOf(header, answers);
      return signsOf(survey, sheet, ids);
    };
    const straight = found(ids, rows);
    expect(straight.counts.longString).toEqual({ checked: 2, flagged: 1, limit: 12 });
    expect(
      found(
        columns,
        rows.map((row) => row.toReversed()),
      ),
    ).toEqual(straight);
  });
});

const answer = fc.option(fc.integer({ min: 1, max: 3 }), { freq: 6 });

test('a run of some length is never missed by the quick look', () => {
  fc.assert(
    fc.property(
      fc.array(answer, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 12 }),
      (row, length) => {
        const { answers } = sheetOf(
          row.map((_, i) => `${i}`),
          [row],
        );
        const columns = Int32Array.from(row.keys());
        if (longString(answers, 0, columns) >= length) {
          expect(mayHoldRun(answers, 0, columns, length)).toBe(true);
        }
      },
    ),
    { seed: 2016, numRuns: 500 },
  );
});

test('consistency lies between −1 and 1 and forgets which half is which', () => {
  const factors = (turned: boolean) =>
    [0, 1, 2, 3, 4].map((f) => {
      const items = [0, 1].map((i) => ({ column: 2 * f + i, reversed: f === 2 }));
      return turned ? items.toReversed() : items;
    });
  fc.assert(
    fc.property(fc.array(answer, { minLength: 10, maxLength: 10 }), (row) => {
      const { answers } = sheetOf(
        row.map((_, i) => `${i}`),
        [row],
      );
      const scale = { min: 1, max: 3 };
      const value = evenOdd(answers, 0, halvesOf(factors(false), scale));
      const other = evenOdd(answers, 0, halvesOf(factors(true), scale));
      if (value === null) {
        expect(other).toBeNull();
        return;
      }
      expect(Math.abs(value)).toBeLessThanOrEqual(1);
      expect(other).toBeCloseTo(value, 8);
    }),
    { seed: 1976, numRuns: 500 },
  );
});

describe('simulated people of the demo', () => {
  const text = readFileSync(new URL('../../surveys/transfer-16.json', import.meta.url), 'utf8');
  const parsed = parseSurvey(JSON.parse(text));
  if (!parsed.ok) throw new Error('the survey does not parse');
  const survey = parsed.value;
  const found = (form: string, records: readonly Readonly<Record<string, number>>[]) => {
    const items = survey.forms[form] ?? [];
    const sheet = sheetFromRecords(items, records);
    return signsOf(survey, sheet, items).counts;
  };
  const people = simulateClass(survey, { people: 1500, end: 1500, followup: 1500 }, 0, 4);
  const numbers = (fields: Readonly<Record<string, string>> | null) =>
    Object.fromEntries(Object.entries(fields ?? {}).map(([id, value]) => [id, Number(value)]));

  test('are honest: hardly anybody is flagged', () => {
    const full = found(
      'full',
      people.map(({ fields }) => numbers(fields.followup)),
    );
    expect(full.respondents).toBe(1500);
    expect(full.flagged / full.respondents).toBeLessThan(0.02);
    expect(full.evenOdd.checked).toBeGreaterThan(1450);
    const quick = found(
      'quick',
      people.map(({ fields }) => numbers(fields.end)),
    );
    expect(quick.flagged / quick.respondents).toBeLessThan(0.02);
    expect(quick.evenOdd).toEqual({ checked: 0, flagged: 0, limit: null, why: 'few-factors' });
  });

  test('are found out where they tick one column', () => {
    const items = survey.forms.full ?? [];
    const straight = Array.from({ length: 5 }, (_, value) =>
      Object.fromEntries(items.map((id) => [id, value + 1])),
    );
    expect(found('full', straight).longString).toEqual({ checked: 5, flagged: 5, limit: 25 });
    expect(found('full', straight).evenOdd.checked).toBe(0);
  });
});
