/** r_wg(j) against R and published groups, and when a group mean may be called climate. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayBeCalledClimate } from '../../src/domain/statistics/climate.ts';
import {
  groupAgreement,
  itemSpread,
  slightlySkewedNull,
  uniformNull,
  withinGroupAgreement,
} from '../../src/domain/statistics/within-group-agreement.ts';
import { expectFigures, readFixture } from './r-fixtures.ts';

interface Summary {
  readonly each: readonly number[];
  readonly mean: number;
  readonly median: number;
}

interface Fixture {
  readonly slight: number;
  readonly cases: readonly {
    readonly name: string;
    readonly points: number;
    readonly nullVariance: number;
    readonly groups: readonly ItemVariances[];
    readonly uniform: Summary;
    readonly skewed: Summary | null;
  }[];
}

interface ItemVariances {
  readonly n: number;
  readonly variances: readonly number[];
}

const agreementOf = (variances: readonly number[], nullVariance: number) =>
  withinGroupAgreement(variances.length, meanOf(variances), nullVariance);

const spreadOf = (groups: readonly ItemVariances[]) => {
  const items = Math.max(0, ...groups.map(({ variances }) => variances.length));
  return itemSpread(
    items,
    groups.map(({ n, variances }) => ({ n, variance: meanOf(variances) })),
  );
};

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

const { cases, slight } = readFixture<Fixture>('within-group-agreement');

describe('against R', () => {
  test.each(cases)('$name', ({ points, nullVariance, groups, uniform, skewed }) => {
    expectFigures(uniformNull(points), nullVariance);
    expectSummary(groups, nullVariance, uniform);
    if (skewed) expectSummary(groups, Number(slightlySkewedNull(points)), skewed);
    else expect(slightlySkewedNull(points)).toBeNull();
  });

  test('the variance of the slightly skewed null is that of its shares', () => {
    expectFigures(slightlySkewedNull(5), slight);
  });

  function expectSummary(groups: readonly ItemVariances[], nullVariance: number, summary: Summary) {
    const { each, mean, median } = summary;
    const own = groups.filter(({ n }) => n > 1);
    expectFigures(
      own.map(({ variances }) => agreementOf(variances, nullVariance)),
      each,
    );
    expectFigures(groupAgreement(spreadOf(groups), nullVariance), { mean, median });
  }
});

describe('four platoons of the cohesion data', () => {
  test.each([
    [1, 0.5],
    [1 / 3, 0.833333],
    [0, 1],
    [1, 0.5],
  ])('one item with variance %f: %f', (variance, expected) => {
    expect(agreementOf([variance], 2)).toBeCloseTo(expected, 6);
  });

  // The mean variances that the published values of five items belong to.
  test.each([
    [1.4, 0.681818],
    [16 / 15, 0.813953],
    [0.6, 0.921053],
    [2 / 3, 0.909091],
  ])('five items with mean variance %f: %f', (mean, expected) => {
    const variances = [0, 2 * mean, mean / 2, 1.5 * mean, mean];
    expect(agreementOf(variances, 2)).toBeCloseTo(expected, 6);
  });
});

describe('what cannot be computed', () => {
  const one = { n: 1, variances: [] };
  test.each([
    ['no-answers', [], 2],
    ['no-answers', [{ n: 0, variances: [] }], 2],
    ['one-respondent-each', [one, { n: 0, variances: [] }], 2],
    ['no-published-null', [{ n: 3, variances: [1] }], slightlySkewedNull(7)],
  ] as const)('%s', (why, groups, nullVariance) => {
    expect(groupAgreement(spreadOf(groups), nullVariance)).toEqual({
      mean: null,
      median: null,
      why,
    });
  });

  test('no items', () => {
    expect(agreementOf([], 2)).toBeNull();
  });
});

describe('whatever the variances', () => {
  const variances = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), {
    minLength: 1,
    maxLength: 6,
  });

  test('from 0 to 1, falling with the variance, the same in other units', () => {
    fc.assert(
      fc.property(variances, fc.double({ min: 0.5, max: 3, noNaN: true }), (own, factor) => {
        const agreement = Number(agreementOf(own, 2));
        expect(agreement).toBeGreaterThanOrEqual(0);
        expect(agreement).toBeLessThanOrEqual(1);
        const wider = own.map((variance) => variance + factor);
        expect(Number(agreementOf(wider, 2))).toBeLessThanOrEqual(agreement);
        const scaled = own.map((variance) => variance * factor);
        expect(agreementOf(scaled, 2 * factor)).toBeCloseTo(agreement, 9);
      }),
      { seed: 41 },
    );
  });

  test('the order of the groups does not matter', () => {
    const groups = fc.array(fc.record({ n: fc.integer({ min: 0, max: 5 }), variances }));
    fc.assert(
      fc.property(groups, (own) => {
        const turned = groupAgreement(spreadOf([...own].reverse()), 2);
        expect(turned).toEqual(groupAgreement(spreadOf(own), 2));
      }),
      { seed: 42 },
    );
  });

  test('0 exactly where the variance reaches the null', () => {
    expect(agreementOf([2, 2], 2)).toBe(0);
    expect(agreementOf([2.5, 3], 2)).toBe(0);
  });
});

describe('climate', () => {
  test.each([
    [{ rwgMedian: 0.7, icc1: 0.05, icc2: 0.7 }, true],
    [{ rwgMedian: 0.69, icc1: 0.05, icc2: 0.7 }, false],
    [{ rwgMedian: 0.7, icc1: 0.049, icc2: 0.7 }, false],
    [{ rwgMedian: 0.7, icc1: 0.05, icc2: 0.69 }, false],
    [{ rwgMedian: null, icc1: 0.05, icc2: 0.7 }, null],
    [{ rwgMedian: 0.9, icc1: null, icc2: 0.7 }, null],
    [{ rwgMedian: 0.9, icc1: 0.1, icc2: null }, null],
  ])('%o: %s', (evidence, expected) => {
    expect(mayBeCalledClimate(evidence)).toBe(expected);
  });
});
