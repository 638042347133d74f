/** The order of barriers: gap × changeability × evidence × certainty, and shared ranks inside the noise. */
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/domain/diagnosis/diagnose.ts';
import { rankBarriers } from '../../src/domain/diagnosis/rank-barriers.ts';
import { actionOf, libraryOf, resultOf, surveyOf } from './samples.ts';

const survey = surveyOf({
  factors: [
    { id: 'A', changeability: 3 },
    { id: 'B', changeability: 3 },
    { id: 'C', changeability: 1 },
    { id: 'D', changeability: 3, polarity: 'unfavourable' },
  ],
  items: ['A', 'B', 'C', 'D'].map((factor) => ({ id: `${factor}1`, factor })),
});

/** Results whose noise is so small that certainty is 1 and nothing shares a rank. */
const sharp = (id: string, favourability: number) => {
  const mean = id === 'D' ? 6 - favourability : favourability;
  const around = [mean - 1e-6, mean + 1e-6] as const;
  return resultOf(id, { n: 1000, mean, favourability, sd: 1e-5, ci95: around, zone: 'barrier' });
};
const order = (ranked: readonly { readonly factor: { readonly id: string } }[]) =>
  ranked.map(({ factor }) => factor.id);

test('the priority is the product of its four parts', () => {
  const library = libraryOf([actionOf('a', 'A', { grade: 'C' }), actionOf('b', 'A')]);
  const [first] = rankBarriers(survey, [sharp('A', 2.5)], library);
  expect(first?.gap).toBeCloseTo(0.25, 12);
  expect(first?.certainty).toBeCloseTo(1, 12);
  expect(first?.priority).toBeCloseTo(0.25 * (3 / 3) * 0.8 * 1, 12);
});

test('a factor without any action counts as evidence D', () => {
  expect(rankBarriers(survey, [sharp('A', 2.5)], null)[0]?.priority).toBeCloseTo(0.25 * 0.4, 12);
});

test('a factor that can hardly be changed comes after one that can, though its mean is lower', () => {
  expect(order(rankBarriers(survey, [sharp('C', 2), sharp('B', 2.8)], null))).toEqual(['B', 'C']);
});

test('better evidence comes first at the same mean', () => {
  const library = libraryOf([
    actionOf('a', 'A', { grade: 'C' }),
    actionOf('b', 'B', { grade: 'A' }),
  ]);
  expect(order(rankBarriers(survey, [sharp('A', 2.5), sharp('B', 2.5)], library))).toEqual([
    'B',
    'A',
  ]);
});

test('an unfavourable factor is ranked by its favourability, not its mean', () => {
  const ranked = rankBarriers(survey, [sharp('D', 2), sharp('A', 2.5)], null);
  expect(order(ranked)).toEqual(['D', 'A']);
  expect(ranked[0]?.gap).toBeCloseTo(1.5 / 4, 12);
});

test('factors at the target, without a zone or without answers are left out', () => {
  const results = [
    sharp('A', 3.5),
    resultOf('B', { favourability: 2, zone: 'insufficient' }),
    resultOf('C', { favourability: null, mean: null, ci95: null }),
  ];
  expect(rankBarriers(survey, results, null)).toEqual([]);
});

describe('certainty', () => {
  const certainty = (sd: number, favourability: number, n = 10) =>
    rankBarriers(survey, [resultOf('A', { n, sd, favourability, mean: favourability })], null)[0]
      ?.certainty;

  test('is the probability that the true mean lies below the target', () => {
    // R: pt((3.5 - 3) / (0.8 / sqrt(10)), 9)
    expect(certainty(0.8, 3)).toBeCloseTo(0.9602419806, 9);
  });

  test('is 1 below the target without any spread', () => {
    expect(certainty(0, 3)).toBe(1);
  });

  test('falls with the spread, never below a half', () => {
    expect(certainty(0.5, 3)).toBeGreaterThan(certainty(2, 3) ?? 1);
    expect(certainty(1e6, 3)).toBeGreaterThanOrEqual(0.5);
  });
});

describe('ranks', () => {
  const wide = (id: string, favourability: number) =>
    resultOf(id, {
      favourability,
      mean: favourability,
      ci95: [favourability - 0.4, favourability + 0.4],
      zone: 'barrier',
    });

  test('inside each other’s noise are shared, and the next one counts all before it', () => {
    const ranked = rankBarriers(survey, [wide('A', 2.5), wide('B', 2.6), sharp('C', 3)], null);
    expect(ranked.map(({ factor, rank }) => [factor.id, rank])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 3],
    ]);
  });

  test('outside it are not', () => {
    const ranked = rankBarriers(survey, [sharp('A', 2), sharp('B', 2.5)], null);
    expect(ranked.map(({ rank }) => rank)).toEqual([1, 2]);
  });

  test('do not depend on the order of the results', () => {
    const results = [wide('A', 2.5), wide('B', 2.9), sharp('C', 3), sharp('D', 2)];
    expect(rankBarriers(survey, [...results].reverse(), null)).toEqual(
      rankBarriers(survey, results, null),
    );
  });
});

test('a diagnosis lists catalysts from the strongest, and barriers apart from what is only watched', () => {
  const catalyst = (id: string, favourability: number) =>
    resultOf(id, { favourability, zone: 'catalyst' });
  const watch = resultOf('C', { favourability: 3.3, zone: 'watch' });
  const found = diagnose(
    survey,
    [catalyst('A', 4), catalyst('B', 4.5), watch, sharp('D', 2)],
    null,
  );
  expect(order(found.catalysts)).toEqual(['B', 'A']);
  expect(order(found.barriers)).toEqual(['D']);
  expect(order(found.ranked)).toEqual(['D', 'C']);
});
