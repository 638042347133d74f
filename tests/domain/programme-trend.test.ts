/** Trends of programmes: which classes make one, and when a slope is told. */
import { expect, test } from 'vitest';
import { programmeTrends } from '../../src/domain/comparison/programme-trend.ts';
import { resultOf, uniformSurvey } from './samples.ts';

const survey = uniformSurvey(1, 3);

const classOf = (
  id: string,
  endsOn: string,
  mean: number | null,
  programme: string | null = 'p',
) => ({
  ...{ id, name: `Class ${id}`, programme, endsOn, respondents: 20 },
  factors: [resultOf('F1', { mean, n: mean === null ? 0 : 20 })],
});
const days = ['2024-01-05', '2024-04-05', '2024-09-01', '2025-01-05'];
const four = days.map((day, at) => classOf(`c${at}`, day, 3 + (at % 2) / 4));

test('no programme, or one class of it, makes no trend', () => {
  const alone = classOf('x', '2024-01-01', 3, 'alone');
  const without = [classOf('y', '2024-01-01', 3, null), classOf('z', '2024-05-01', 3, null)];
  expect(programmeTrends(survey, [alone, ...without])).toEqual([]);
  expect(
    programmeTrends(survey, [alone, ...without, ...four]).map((trend) => trend.programme),
  ).toEqual(['p']);
});

test('classes are ordered by last day, programmes by name', () => {
  const other = [classOf('o2', '2025-03-01', 3, 'a'), classOf('o1', '2023-03-01', 3, 'a')];
  const trends = programmeTrends(survey, [...four.toReversed(), ...other]);
  expect(trends.map(({ programme }) => programme)).toEqual(['a', 'p']);
  expect(trends[0]?.classes.map(({ id }) => id)).toEqual(['o1', 'o2']);
  expect(trends[1]?.classes[0]).toEqual({
    ...{ id: 'c0', name: 'Class c0', endsOn: '2024-01-05', respondents: 20 },
  });
});

test('a slope is told from four classes up that have the factor', () => {
  const slope = (...classes: Parameters<typeof programmeTrends>[1]) =>
    programmeTrends(survey, classes)[0]?.factors[0]?.perYear;
  const nothing = { slope: null, ci95: null, p: null, pAdjusted: null };
  expect(slope(...four)).toMatchObject({
    slope: expect.any(Number),
    pAdjusted: expect.any(Number),
  });
  expect(slope(...four.slice(1))).toEqual({ ...nothing, why: 'too-few-classes' });
  const withheld = [...four.slice(1), classOf('c4', '2025-06-01', null)];
  expect(slope(...withheld)).toEqual({ ...nothing, why: 'too-few-classes' });
  expect(programmeTrends(survey, withheld)[0]?.factors[0]?.points[3]).toBeNull();
  expect(slope(...four.map((one) => ({ ...one, endsOn: '2024-01-05' })))).toEqual({
    ...nothing,
    why: 'one-day',
  });
  expect(slope(...days.map((day) => classOf(day, day, 11 / 3)))).toMatchObject({
    ...{ slope: 0, ci95: null, p: null, why: 'no-variance' },
  });
});
