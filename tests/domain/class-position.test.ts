/** The place of a class: among how many classes and schools it is told, and which way is up. */
import { expect, test } from 'vitest';
import { classPosition } from '../../src/domain/comparison/class-position.ts';
import { resultOf, uniformSurvey } from './samples.ts';

const survey = uniformSurvey(2, 3, { unfavourable: ['F2'] });

/** Classes whose favourabilities are so far apart, by school. */
const classes = (school: string, count: number, from = 2) =>
  Array.from({ length: count }, (_, at) => classOf(school, from + at / 20));

function classOf(school: string, favourability: number | null, second = favourability) {
  return {
    school,
    factors: [
      resultOf('F1', {
        favourability,
        ci95: favourability ? [favourability - 0.1, favourability + 0.1] : null,
      }),
      // In the direction of its name: 6 less what helps.
      resultOf('F2', { favourability: second, ci95: second ? [5.9 - second, 6.1 - second] : null }),
    ],
  };
}
const own = { id: 'me', ...classOf('s', 2.5) };

test('nothing is told below 20 classes, itself among them', () => {
  const { school, server } = classPosition(survey, own, classes('s', 18));
  expect(school).toEqual({ classes: 18, needed: 20, factors: null });
  expect(server).toBeNull();
});

test('from 20 classes on: the share below, ties by half, and the percentiles of both ends', () => {
  const { group, school } = classPosition(survey, own, classes('s', 19));
  expect(group).toBe('me');
  // 2.00, 2.05, … 2.90: ten below, one tied, eight above; 2.4 and 2.6 are ties too.
  const place = { percentile: (100 * 10.5) / 19, range: [(100 * 8.5) / 19, (100 * 12.5) / 19] };
  for (const at of [0, 1]) {
    expect(school.factors?.[at]?.percentile).toBeCloseTo(place.percentile, 9);
    expect(school.factors?.[at]?.range?.[0]).toBeCloseTo(place.range[0] ?? -1, 9);
    expect(school.factors?.[at]?.range?.[1]).toBeCloseTo(place.range[1] ?? -1, 9);
  }
});

test('among the server only with classes of three other schools, its own school’s counted too', () => {
  const two = [...classes('s', 10), ...classes('a', 10), ...classes('b', 10)];
  expect(classPosition(survey, own, two).server).toBeNull();
  const { school, server } = classPosition(survey, own, [...two, ...classes('c', 1)]);
  expect(school).toMatchObject({ classes: 10, factors: null });
  expect(server).toMatchObject({ classes: 31, needed: 20 });
  expect(server?.factors?.[0]?.percentile).toEqual(expect.any(Number));
  const few = [...classes('a', 6), ...classes('b', 6), ...classes('c', 6)];
  expect(classPosition(survey, own, few).server).toEqual({
    classes: 18,
    needed: 20,
    factors: null,
  });
});

test('among the server not where the classes of other schools are few enough to be told apart', () => {
  const few = [...classes('s', 18), ...classes('a', 3), ...classes('b', 3), ...classes('c', 3)];
  expect(classPosition(survey, own, few).server).toBeNull();
  const enough = [...few, ...classes('c', 1)];
  expect(classPosition(survey, own, enough).server).toMatchObject({ classes: 28 });
  const { server } = classPosition(survey, own, [...few, classOf('c', 3, null)]);
  expect(server?.factors?.map(({ percentile }) => percentile === null)).toEqual([false, true]);
});

test('a factor that too few of the classes, or of the schools, have is left out', () => {
  const without = classOf('s', 2.2, null);
  const { school } = classPosition(survey, own, [...classes('s', 18), without]);
  expect(school.factors?.[0]?.percentile).toEqual(expect.any(Number));
  expect(school.factors?.[1]).toEqual({ factor: 'F2', percentile: null, range: null });
  const others = [...classes('a', 20), ...classes('b', 20), classOf('c', 3, null)];
  const { server } = classPosition(survey, own, others);
  expect(server?.factors?.[0]?.percentile).toEqual(expect.any(Number));
  expect(server?.factors?.[1]?.percentile).toBeNull();
});

test('a class without the factor has no place on it; one without an interval has no range', () => {
  const others = classes('s', 30);
  const bare = { id: 'me', ...classOf('s', null) };
  expect(classPosition(survey, bare, others).school.factors?.[0]?.percentile).toBeNull();
  const loose = { ...own, factors: own.factors.map((each) => ({ ...each, ci95: null })) };
  expect(classPosition(survey, loose, others).school.factors?.[0]).toMatchObject({
    percentile: expect.any(Number),
    range: null,
  });
});
