/** Zones exactly at their limits, on 1–5 and on 0–10. */
import { describe, expect, test } from 'vitest';
import { classifyZone } from '../../src/domain/diagnosis/classify-zone.ts';
import { resultsOn, sheetOf, uniformSurvey } from './samples.ts';

const scales = [
  { min: 1, max: 5, labels: [], middle: 3, target: 3.5 },
  { min: 0, max: 10, labels: [], middle: 5, target: 6.25 },
];

describe.each(scales)('on $min–$max', (scale) => {
  const { middle, target } = scale;
  const zone = (low: number, mean: number, high: number, share = 0, n = 5) =>
    classifyZone(scale, {
      n,
      favourability: mean,
      interval: [low, high],
      unfavourableShare: share,
    });

  test('an upper bound just below the middle makes a barrier, the middle itself does not', () => {
    expect(zone(middle - 1, middle - 0.5, middle - 0.001)).toBe('barrier');
    expect(zone(middle - 1, middle - 0.5, middle)).toBe('watch');
  });

  test('a mean below the middle makes a barrier where 40% are unfavourable', () => {
    expect(zone(middle - 1, middle - 0.01, middle + 1, 0.4)).toBe('barrier');
    expect(zone(middle - 1, middle - 0.01, middle + 1, 0.399)).toBe('watch');
    expect(zone(middle - 1, middle, middle + 1, 1)).toBe('watch');
  });

  test('a lower bound at the target makes a catalyst', () => {
    expect(zone(target, target + 0.2, target + 0.4)).toBe('catalyst');
    expect(zone(target - 0.001, target + 0.2, target + 0.4)).toBe('watch');
  });

  test('rounding errors at a limit decide nothing', () => {
    expect(zone(middle - 1, middle - 0.5, middle - 1e-12)).toBe('watch');
    expect(zone(target - 1e-12, target, target)).toBe('catalyst');
  });

  test('fewer than 5 respondents have no zone', () => {
    expect(zone(middle - 2, middle - 1, middle - 0.5, 1, 4)).toBe('insufficient');
    expect(
      classifyZone(scale, { n: 9, favourability: null, interval: null, unfavourableShare: null }),
    ).toBe('insufficient');
  });
});

test('2 of 5 unfavourable are 40%', () => {
  const rows = [[1], [1], [4], [4], [4]];
  const results = resultsOn(uniformSurvey(1, 1), sheetOf(['F1_1'], rows), 'full');
  expect(results.factors[0]).toMatchObject({ mean: 2.8, unfavourableShare: 0.4, zone: 'barrier' });
});

test('an unfavourable factor that everybody rates low is a catalyst', () => {
  const survey = uniformSurvey(1, 1, { unfavourable: ['F1'] });
  const rows = [[1], [1], [1], [2], [1], [1]];
  const results = resultsOn(survey, sheetOf(['F1_1'], rows), 'full');
  expect(results.factors[0]).toMatchObject({ zone: 'catalyst' });
});
