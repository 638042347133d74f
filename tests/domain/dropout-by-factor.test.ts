/** Who is missing at the follow-up, against R, and whom the split counts. */
import { describe, expect, test } from 'vitest';
import { compareDropout } from '../../src/domain/analysis/compare-dropout.ts';
import { dropoutByFactor } from '../../src/domain/analysis/dropout-by-factor.ts';
import {
  type Answers,
  expectFigures,
  readFixture,
  type SurveyFixture,
  surveyOfFixture,
} from './r-fixtures.ts';
import { sheetOf, uniformSurvey } from './samples.ts';

interface DropoutFixture extends SurveyFixture {
  readonly persons: readonly (string | null)[];
  readonly again: readonly (string | null)[];
  readonly answers: Answers;
  readonly expected: unknown;
}

describe('those who came back and those who did not', () => {
  test.each(readFixture<DropoutFixture[]>('dropout'))('$name', (fixture) => {
    const survey = surveyOfFixture(fixture);
    const items = fixture.items.map(({ id }) => id);
    const { persons, again } = fixture;
    const end = { sheet: sheetOf(items, fixture.answers), form: 'full', persons };
    const silent = again.map(() => items.map(() => null));
    const followup = { sheet: sheetOf(items, silent), form: 'full', persons: again };
    expectFigures(dropoutByFactor(survey, end, followup), fixture.expected);
  });

  test('are without whom the end of training left out, by domains and by factors alike', () => {
    const survey = uniformSurvey(2, 2);
    const items = survey.items.map(({ id }) => id);
    const answers = [1, 2, 3, 4, 5].map((x) => items.map(() => x));
    const sheet = sheetOf(items, [...answers, items.map(() => null)]);
    const persons = ['a', 'b', 'c', 'd', 'e', 'f'];
    const end = { sheet, form: 'full', persons, leaveOut: Uint8Array.of(1, 0, 0, 0, 0, 0) };
    const followup = {
      sheet: sheetOf(items, answers.slice(0, 3)),
      form: 'full',
      persons: ['a', 'b', 'f'],
    };
    expect(dropoutByFactor(survey, end, followup)).toMatchObject({
      stayed: 1,
      left: 3,
      factors: [{ left: { n: 3, mean: 4 } }, {}],
    });
    const { stayed, left } = compareDropout(survey, end, followup);
    expect([stayed.people, left.people]).toEqual([1, 3]);
  });
});
