/** The rules of scoring at their limits: reversal, enough answers, too many missing. */
import { describe, expect, test } from 'vitest';
import { groupingOf } from '../../src/domain/analysis/grouping.ts';
import { scoreAt, scoreSheet } from '../../src/domain/scoring/score-sheet.ts';
import { resultsOn, sheetOf, surveyOf, uniformSurvey } from './samples.ts';

type Row = readonly (number | null)[];

/** Scores of one person on all factors of a survey. */
function scoresOf(survey: ReturnType<typeof uniformSurvey>, row: Row) {
  const items = survey.items.map((item) => item.id);
  const scores = scoreSheet(survey, sheetOf(items, [row]), items);
  return survey.factors.map((_, index) => scoreAt(scores, 0, index));
}

const lenient = { minAnsweredShare: 0.66, maxMissingShare: 1 };

test('a score is the mean of the keyed items', () => {
  expect(scoresOf(uniformSurvey(1, 3, { reversed: ['F1_2'] }), [5, 1, 4])).toEqual([14 / 3]);
});

test.each([
  { scale: { min: 1, max: 5 }, answer: 2, turned: 4 },
  { scale: { min: 0, max: 10 }, answer: 2, turned: 8 },
  { scale: { min: 1, max: 7 }, answer: 7, turned: 1 },
  { scale: { min: 3, max: 4 }, answer: 3, turned: 4 },
])('a reversed $answer is $turned on $scale.min–$scale.max', ({ scale, answer, turned }) => {
  expect(scoresOf(uniformSurvey(1, 1, { scale, reversed: ['F1_1'] }), [answer])).toEqual([turned]);
});

describe('enough answers of a factor', () => {
  const three = { ...uniformSurvey(1, 3), scoring: lenient };

  test('two of three suffice for a share of 0.66', () => {
    expect(scoresOf(three, [4, null, 5])).toEqual([4.5]);
  });

  test('one of three does not', () => {
    expect(scoresOf(three, [4, null, null])).toEqual([undefined]);
  });

  test('two of three do not suffice for a share of 0.67', () => {
    const strict = { ...three, scoring: { ...lenient, minAnsweredShare: 0.67 } };
    expect(scoresOf(strict, [4, null, 5])).toEqual([undefined]);
  });

  test('exactly the share suffices, whatever binary fractions say', () => {
    const ten = { ...uniformSurvey(1, 10), scoring: { ...lenient, minAnsweredShare: 0.7 } };
    const row = Array.from({ length: 10 }, (_, index) => (index < 7 ? 3 : null));
    expect(scoresOf(ten, row)).toEqual([3]);
  });

  test('no answer is no score, even where the share is 0', () => {
    const free = { ...three, scoring: { ...lenient, minAnsweredShare: 0 } };
    expect(scoresOf(free, [null, null, null])).toEqual([undefined]);
  });

  test('a 0 on a scale from 0 is an answer', () => {
    expect(scoresOf(uniformSurvey(1, 2, { scale: { min: 0, max: 10 } }), [0, 0])).toEqual([0]);
  });
});

describe('too many missing answers', () => {
  const five = uniformSurvey(5, 1);
  const items = five.items.map((item) => item.id);
  const excluded = (rows: readonly Row[], survey = five) =>
    resultsOn(survey, sheetOf(items, rows), 'full');

  test('exactly 20% missing is kept', () => {
    expect(excluded([[3, 3, 3, 3, null]])).toMatchObject({ respondents: 1, excluded: 0 });
  });

  test('more is excluded, and enters no figure', () => {
    const results = excluded([
      [5, 5, 5, null, null],
      [1, 1, 1, 1, 1],
    ]);
    expect(results).toMatchObject({ respondents: 2, excluded: 1 });
    expect(results.factors[0]).toMatchObject({ n: 1, mean: 1 });
    expect(results.items[0]).toMatchObject({ n: 1, counts: [1, 0, 0, 0, 0] });
  });

  test('exactly the share is kept, whatever binary fractions say', () => {
    const ten = uniformSurvey(10, 1);
    const survey = { ...ten, scoring: { ...ten.scoring, maxMissingShare: 0.3 } };
    const row = Array.from({ length: 10 }, (_, index) => (index < 7 ? 3 : null));
    const sheet = sheetOf(
      ten.items.map((item) => item.id),
      [row],
    );
    expect(resultsOn(survey, sheet, 'full').excluded).toBe(0);
  });

  test('only items of the form count', () => {
    const survey = surveyOf({
      factors: [{ id: 'A' }],
      items: ['A1', 'A2', 'A3'].map((id) => ({ id, factor: 'A' })),
      forms: { quick: ['A1'], full: ['A1', 'A2', 'A3'] },
    });
    const sheet = sheetOf(['A1', 'A2', 'A3'], [[4, null, null]]);
    expect(resultsOn(survey, sheet, 'quick')).toMatchObject({ excluded: 0 });
    expect(resultsOn(survey, sheet, 'quick').factors[0]).toMatchObject({ n: 1, mean: 4 });
    expect(resultsOn(survey, sheet, 'full')).toMatchObject({ excluded: 1 });
  });
});

describe('an unfavourable factor', () => {
  const survey = uniformSurvey(1, 1, { unfavourable: ['F1'] });
  const rows = [[4], [4], [5], [5], [2]];
  const results = resultsOn(survey, sheetOf(['F1_1'], rows), 'full');

  test('keeps its mean in the direction of its name; favourability is turned', () => {
    expect(results.factors[0]).toMatchObject({ mean: 4, favourability: 2, unfavourableShare: 0.8 });
  });

  test('its answers are counted from the least favourable', () => {
    expect(results.items[0]?.counts).toEqual([2, 2, 0, 1, 0]);
  });
});

test('an answer in the middle of the scale is not unfavourable', () => {
  const rows = [[3], [3], [2], [4]];
  const results = resultsOn(uniformSurvey(1, 1), sheetOf(['F1_1'], rows), 'full');
  expect(results.factors[0]?.unfavourableShare).toBe(0.25);
});

describe('groups', () => {
  const sheet = sheetOf(['F1_1'], [[1], [2], [3], [4], [null]]);
  const groups = groupingOf(['10', '9', '9', null, '8']);
  const results = resultsOn(uniformSurvey(1, 1), sheet, 'full', groups);

  test('come in natural order, also one whose respondents are all excluded', () => {
    expect(results.groups?.map(({ id, respondents }) => [id, respondents])).toEqual([
      ['8', 0],
      ['9', 2],
      ['10', 1],
    ]);
  });

  test('give a reason for a spread that cannot be told', () => {
    expect(results.groups?.[2]?.factors[0]).toEqual({
      id: 'F1',
      n: 1,
      mean: 1,
      sd: null,
      why: 'one-respondent',
    });
  });

  test('a respondent of no group counts in the whole', () => {
    expect(results.factors[0]?.n).toBe(4);
  });
});
