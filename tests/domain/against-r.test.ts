/** Scores, intervals, zones, changes and the t distribution against R, on simulated answers. */
import { describe, expect, test } from 'vitest';
import { analyseChange } from '../../src/domain/analysis/analyse-change.ts';
import { groupingOf } from '../../src/domain/analysis/grouping.ts';
import { adjustPValues } from '../../src/domain/statistics/adjust-p-values.ts';
import { studentCdf, studentQuantile, twoSidedP } from '../../src/domain/statistics/student-t.ts';
import {
  type Answers,
  expectFigures,
  readFixture,
  relativeError,
  relativeTolerance,
  type SurveyFixture,
  surveyOfFixture,
} from './r-fixtures.ts';
import { resultsOn, sheetOf } from './samples.ts';

type Triple = readonly [number, number, number];

interface ScoreFixture extends SurveyFixture {
  readonly answers: Answers;
  readonly groups: readonly (string | null)[];
  readonly expected: unknown;
}

interface ChangeFixture extends SurveyFixture {
  readonly quick: readonly string[];
  readonly end: { readonly persons: readonly (string | null)[]; readonly answers: Answers };
  readonly followup: { readonly persons: readonly (string | null)[]; readonly answers: Answers };
  readonly expected: readonly { readonly factor: string }[];
}

describe('factor, domain and group figures', () => {
  test.each(readFixture<ScoreFixture[]>('scores'))('$name', (fixture) => {
    const survey = surveyOfFixture(fixture);
    const sheet = sheetOf(
      survey.items.map((item) => item.id),
      fixture.answers,
    );
    expectFigures(resultsOn(survey, sheet, 'full', groupingOf(fixture.groups)), fixture.expected);
  });
});

describe('paired change', () => {
  test.each(readFixture<ChangeFixture[]>('change'))('$name', (fixture) => {
    const full = fixture.items.map((item) => item.id);
    const survey = surveyOfFixture(fixture, { quick: fixture.quick, full });
    const answersOf = (form: string, occasion: ChangeFixture['end']) => ({
      sheet: sheetOf(full, occasion.answers),
      form,
      persons: occasion.persons,
    });
    const end = answersOf('quick', fixture.end);
    const followup = answersOf('full', fixture.followup);
    expectFigures(analyseChange(survey, end, followup), fixture.expected);
  });
});

test('adjusted p values', () => {
  const cases = readFixture<{ p: (number | null)[]; adjusted: (number | null)[] }[]>('p-adjust');
  for (const { p, adjusted } of cases) expectFigures(adjustPValues(p), adjusted);
});

describe('the t distribution, 1 to 100,000 degrees of freedom, tails to 1e-10', () => {
  const { quantiles, cumulative } =
    readFixture<Record<'quantiles' | 'cumulative', Triple[]>>('student-t');
  const worst = (errors: readonly number[]) => Math.max(...errors);

  test('quantiles', () => {
    const errors = quantiles.map(([p, df, t]) => relativeError(studentQuantile(p, df), t));
    expect(worst(errors)).toBeLessThan(relativeTolerance);
  });

  test('probabilities', () => {
    const errors = cumulative.map(([t, df, p]) => relativeError(studentCdf(t, df), p));
    expect(worst(errors)).toBeLessThan(relativeTolerance);
  });

  test('a two-sided p is twice the tail, also of a statistic far out', () => {
    for (const [t, df, p] of cumulative.filter(([statistic]) => statistic <= 0)) {
      expect(relativeError(twoSidedP(-t, df), 2 * p)).toBeLessThan(relativeTolerance);
    }
    for (const t of [1e3, 1e6, 1e12]) expect(twoSidedP(t, 1e5)).toBeGreaterThanOrEqual(0);
  });
});
