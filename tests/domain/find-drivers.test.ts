/** Drivers of reported use: which method the number of answers allows, and R's figures for each. */
import { describe, expect, test } from 'vitest';
import { findDrivers } from '../../src/domain/analysis/find-drivers.ts';
import { type Scores, scoreSheet } from '../../src/domain/scoring/score-sheet.ts';
import { randomFrom, shuffle } from '../../src/domain/statistics/random-draws.ts';
import {
  type Answers,
  expectFigures,
  readFixture,
  type SurveyFixture,
  surveyOfFixture,
} from './r-fixtures.ts';
import { sheetOf, surveyOf, uniformSurvey } from './samples.ts';

interface Fixture extends SurveyFixture {
  readonly answers: Answers;
  readonly outcome: readonly (number | null)[];
  readonly expected: unknown;
}

const { drivers } = readFixture<{ drivers: Fixture[] }>('relative-weights');

function scored(fixture: Fixture, order = [...fixture.answers.keys()]) {
  const survey = surveyOfFixture(fixture);
  const items = survey.items.map((item) => item.id);
  const answers = order.map((row) => fixture.answers[row] ?? []);
  const outcome = order.map((row) => fixture.outcome[row] ?? null);
  return { survey, scores: scoreSheet(survey, sheetOf(items, answers), items), outcome };
}

describe('as R', () => {
  test.each(drivers)('$name', (fixture) => {
    const { survey, scores, outcome } = scored(fixture);
    const missing = Float64Array.from(outcome, (value) => value ?? Number.NaN);
    expectFigures(findDrivers(survey, scores, outcome, 1), fixture.expected);
    expectFigures(findDrivers(survey, scores, missing, 1), fixture.expected);
  });
});

describe('relative weights', () => {
  const fixture = drivers[0];
  if (!fixture) throw new Error('the fixture has lost its drivers');

  test('have intervals that the seed alone decides, not the order of the rows', () => {
    const { survey, scores, outcome } = scored(fixture);
    const found = findDrivers(survey, scores, outcome, 7);
    const order = Uint32Array.from(fixture.answers.keys());
    shuffle(order, randomFrom(3));
    const again = scored(fixture, [...order]);
    expect(findDrivers(survey, again.scores, again.outcome, 7)).toEqual(found);
    expect(findDrivers(survey, scores, outcome, 8)).not.toEqual(found);
    if (found.method !== 'relative-weights') throw new Error(`${found.method}`);
    for (const { ci95 } of found.factors) expect(ci95[1]).toBeGreaterThan(ci95[0]);
    expect(found.factors.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  const survey = uniformSurvey(2, 1, { unfavourable: ['F2'] });
  const scoresOf = (rows: readonly (readonly [number, number])[]): Scores => ({
    factors: ['F1', 'F2'],
    rows: rows.length,
    values: Float64Array.from(rows.flat()),
    excluded: new Uint8Array(rows.length),
  });
  const twenty = Array.from({ length: 20 }, (_, i) => [1 + (i % 5), 1 + ((i * 7) % 4)] as const);
  const use = twenty.map(([a, b], i) => 10 * (a + b) + (i % 3));

  test('begin at ten complete respondents a factor', () => {
    expect(findDrivers(survey, scoresOf(twenty), use, 1).method).toBe('relative-weights');
    expect(findDrivers(survey, scoresOf(twenty), [...use.slice(1), null], 1)).toEqual({
      method: null,
      n: 19,
      why: 'too-few-respondents',
    });
  });

  test('leave out a factor that nobody has, and count ten for each of the others', () => {
    const half = twenty.slice(0, 10).map(([a]) => [a, Number.NaN] as const);
    const found = findDrivers(survey, scoresOf(half), use.slice(0, 10), 1);
    expect(found).toMatchObject({ method: 'relative-weights', n: 10, factors: [{ factor: 'F1' }] });
  });

  test.each([
    ['an outcome that is always the same', twenty, use.map(() => 40), 'no-variance'],
    ['a factor that is always the same', twenty.map(([a]) => [a, 3] as const), use, 'no-variance'],
    [
      'factors that repeat each other',
      twenty.map(([a]) => [a, 6 - a] as const),
      use,
      'singular-covariance',
    ],
    ['no outcome', twenty, use.map(() => null), 'no-answers'],
    [
      'nothing explained',
      twenty.map((_, i) => [i % 2, (i >> 1) % 2] as const),
      twenty.map((_, i) => (i >> 2) % 2),
      'no-variance',
    ],
  ])('are null with the reason: %s', (_, rows, outcome, why) => {
    expect(findDrivers(survey, scoresOf(rows), outcome, 1)).toMatchObject({ method: null, why });
  });
});

describe('domains', () => {
  test('take part only with enough of their factors scored', () => {
    const survey = surveyOf({
      factors: ['F1', 'F2', 'F3', 'F4'].map((id) => ({ id, domain: id === 'F4' ? 'b' : 'a' })),
      items: ['F1', 'F2', 'F3', 'F4'].map((factor) => ({ id: `${factor}_1`, factor })),
    });
    const values = Array.from({ length: 30 }, (_, i) => [
      1 + (i % 5),
      1 + (i % 4),
      i < 22 ? 1 + (i % 3) : Number.NaN,
      1 + ((i * 3) % 5),
    ]);
    for (const row of values.slice(26)) row[1] = Number.NaN;
    const scores: Scores = {
      factors: ['F1', 'F2', 'F3', 'F4'],
      rows: 30,
      values: Float64Array.from(values.flat()),
      excluded: new Uint8Array(30),
    };
    const found = findDrivers(
      survey,
      scores,
      values.map((_, i) => i % 7),
      1,
    );
    expect(found).toMatchObject({
      method: 'spearman',
      n: 26,
      domains: [
        { domain: 'a', n: 26 },
        { domain: 'b', n: 30 },
      ],
    });
  });
});
