/** The random-intercept model against lme4, against its closed form for equal groups, and what must hold of any groups. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Moments, momentsOf } from '../../src/domain/statistics/moments.ts';
import { oneWayAnova } from '../../src/domain/statistics/one-way-anova.ts';
import { randomIntercept } from '../../src/domain/statistics/random-intercept.ts';
import { groupsOf, type Row, unbalanced } from './group-samples.ts';
import { readFixture, relativeError } from './r-fixtures.ts';

interface Fixture {
  readonly name: string;
  readonly groups: readonly Row[];
  readonly expected: { readonly mean: number; readonly between: number; readonly within: number };
  /** Index of the group, shrunken mean, interval. */
  readonly estimates: readonly (readonly [number, number, number, number])[];
}

// lme4 searches by function values, which rounding blurs: its variance between stands only to about 1e-5.
// The closed form below is met more sharply.
const lmerTolerance = 2e-5;
const fixtures = readFixture<Fixture[]>('random-intercept');

/** Groups for which there is a model. */
const fitted = unbalanced.filter((groups) => randomIntercept(groups).why === undefined);

describe('against lme4', () => {
  test.each(fixtures)('$name', ({ groups, expected, estimates }) => {
    const fit = randomIntercept(groupsOf(groups));
    expectNear(fit.mean, expected.mean);
    expectNear(fit.between, expected.between);
    expectNear(fit.within, expected.within);
    for (const [index, shrunken, lower, upper] of estimates) {
      const estimate = fit.estimates[index];
      expectNear(estimate?.shrunken, shrunken);
      expectNear(estimate?.interval95[0], lower);
      expectNear(estimate?.interval95[1], upper);
    }
  });
});

describe('what can be said in closed form', () => {
  test('equal groups: the variance components of the analysis of variance', () => {
    const equal = fc.integer({ min: 2, max: 9 }).chain((size) =>
      fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: size, maxLength: size }), {
        minLength: 2,
        maxLength: 8,
      }),
    );
    fc.assert(
      fc.property(equal, (values) => {
        const groups = values.map(momentsOf);
        const { n, msb, msw } = oneWayAnova(groups);
        const fit = randomIntercept(groups);
        fc.pre(fit.why === undefined && msb !== null && msw !== null);
        const between = (Number(msb) - Number(msw)) / (values[0]?.length ?? 1);
        const total = momentsOf(values.flat()).squares;
        expect(fit.between).toBeCloseTo(Math.max(0, between), 10);
        expect(fit.within).toBeCloseTo(between > 0 ? Number(msw) : total / (n - 1), 10);
      }),
      { seed: 31 },
    );
  });

  test('groups more alike than chance: no variance between, intervals without width', () => {
    const values = [1, 2, 3, 4, 5];
    const fit = randomIntercept([values, values, [...values, 3]].map(momentsOf));
    expect(fit.between).toBe(0);
    expect(fit.mean).toBeCloseTo(3, 12);
    for (const estimate of fit.estimates) {
      expect(estimate).toEqual({ shrunken: fit.mean, interval95: [fit.mean, fit.mean] });
    }
  });

  test('a large group hardly shrinks, a single respondent does', () => {
    const groups: Moments[] = [
      { n: 5000, mean: 4, squares: 5000 },
      { n: 1, mean: 4, squares: 0 },
      { n: 200, mean: 2, squares: 200 },
      { n: 200, mean: 3, squares: 200 },
    ];
    const [large, single] = randomIntercept(groups).estimates;
    expect(Math.abs(Number(large?.shrunken) - 4)).toBeLessThan(0.001);
    expect(Number(single?.shrunken)).toBeLessThan(3.8);
  });
});

describe('what has no model', () => {
  const level = { n: 4, mean: 3, squares: 0 };
  test.each([
    ['fewer-than-two-groups', []],
    ['fewer-than-two-groups', [{ n: 9, mean: 3, squares: 4 }]],
    ['fewer-than-two-groups', [{ n: 9, mean: 3, squares: 4 }, momentsOf([])]],
    ['one-respondent-each', [1, 2, 5].map((value) => momentsOf([value]))],
    ['no-variance-within', [level, { ...level, mean: 4 }]],
    ['no-variance-within', [level, level]],
    ['no-variance-within', [momentsOf([11 / 3, 3.666666666666667]), level]],
  ] as const)('%s', (why, groups) => {
    const fit = randomIntercept(groups);
    expect(fit).toEqual({
      mean: null,
      between: null,
      within: null,
      estimates: groups.map(() => null),
      iterations: 0,
      why,
    });
  });
});

describe('whatever the groups', () => {
  test('a group without a value has no estimate and changes nothing', () => {
    fc.assert(
      fc.property(fitted, (groups) => {
        const fit = randomIntercept(groups);
        expect(fit.estimates.map((estimate) => estimate === null)).toEqual(
          groups.map(({ n }) => n === 0),
        );
        expect(randomIntercept([...groups, momentsOf([])])).toEqual({
          ...fit,
          estimates: [...fit.estimates, null],
        });
      }),
      { seed: 32 },
    );
  });

  test('an estimate lies between the mean of its group and the fixed effect', () => {
    fc.assert(
      fc.property(fitted, (groups) => {
        const { mean, within, between, estimates } = randomIntercept(groups);
        expect(within).toBeGreaterThan(0);
        expect(between).toBeGreaterThanOrEqual(0);
        for (const [index, estimate] of estimates.entries()) {
          if (estimate === null) continue;
          const ends = [Number(mean), groups[index]?.mean ?? Number.NaN];
          expect(estimate.shrunken).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-12);
          expect(estimate.shrunken).toBeLessThanOrEqual(Math.max(...ends) + 1e-12);
        }
      }),
      { seed: 33 },
    );
  });

  test('the order of the groups does not matter', () => {
    fc.assert(
      fc.property(fitted, (groups) => {
        const turned = randomIntercept([...groups].reverse());
        expectSameFit({ ...turned, estimates: [...turned.estimates].reverse() }, groups, 1, 0);
      }),
      { seed: 34 },
    );
  });

  test('shift and scale', () => {
    const units = fc.record({
      factor: fc.constantFrom(0.25, 2.5, 10),
      offset: fc.constantFrom(-7, 0, 3),
    });
    fc.assert(
      fc.property(fitted, units, (groups, { factor, offset }) => {
        const other = groups.map(({ n, mean, squares }) => ({
          n,
          mean: n === 0 ? 0 : factor * mean + offset,
          squares: factor ** 2 * squares,
        }));
        expectSameFit(randomIntercept(other), groups, factor, offset);
      }),
      { seed: 35 },
    );
  });
});

/** `fit` is that of the groups, in other units. */
function expectSameFit(
  fit: ReturnType<typeof randomIntercept>,
  groups: readonly Moments[],
  factor: number,
  offset: number,
): void {
  const own = randomIntercept(groups);
  expect(fit.mean).toBeCloseTo(factor * Number(own.mean) + offset, 8);
  expect(Number(fit.between) / factor ** 2).toBeCloseTo(Number(own.between), 7);
  expect(Number(fit.within) / factor ** 2).toBeCloseTo(Number(own.within), 8);
  for (const [index, estimate] of own.estimates.entries()) {
    const shrunken = fit.estimates[index]?.shrunken ?? null;
    if (estimate === null) expect(shrunken).toBeNull();
    else expect(shrunken).toBeCloseTo(factor * estimate.shrunken + offset, 6);
  }
}

function expectNear(actual: number | null | undefined, expected: number): void {
  expect(actual).toBeTypeOf('number');
  const error = relativeError(Number(actual), expected);
  expect(error, `${actual}, R ${expected}`).toBeLessThan(lmerTolerance);
}
