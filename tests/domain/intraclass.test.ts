/** ICC(1) and ICC(2) against R's analysis of variance, and what must hold of any groups. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intraclass } from '../../src/domain/statistics/intraclass.ts';
import {
  type Moments,
  mergeMoments,
  momentsOf,
  noMoments,
} from '../../src/domain/statistics/moments.ts';
import { groupsOf, type Row, unbalanced, unbalancedValues } from './group-samples.ts';
import { expectFigures, readFixture } from './r-fixtures.ts';

interface Fixture {
  readonly name: string;
  readonly groups: readonly Row[];
  readonly expected: { readonly icc1: number | null; readonly icc2: number | null };
}

const fixtures = readFixture<Fixture[]>('intraclass');

describe('against R', () => {
  test.each(fixtures)('$name', ({ groups, expected }) => {
    const actual = intraclass(groupsOf(groups));
    expectFigures(actual, expected);
    expect(actual.why === undefined).toBe(actual.icc1 !== null && actual.icc2 !== null);
  });

  test('the cases cover a negative one', () => {
    expect(fixtures.some(({ expected }) => Number(expected.icc1) < -0.05)).toBe(true);
  });
});

describe('what cannot be computed', () => {
  const level = { n: 4, mean: 3, squares: 0 };
  test.each([
    ['fewer-than-two-groups', []],
    ['fewer-than-two-groups', [{ n: 9, mean: 3, squares: 4 }, noMoments]],
    ['one-respondent-each', [1, 2, 5].map((value) => momentsOf([value]))],
    ['no-variance', [level, level, momentsOf([3])]],
    ['no-variance', [momentsOf([11 / 3, 3.666666666666667]), momentsOf([11 / 3])]],
  ] as const)('%s', (why, groups) => {
    expect(intraclass(groups)).toMatchObject({ icc1: null, icc2: null, why });
  });

  test('equal means: the lowest icc1 there is, no icc2', () => {
    const group = { n: 5, mean: 3, squares: 4 };
    const actual = intraclass([group, group]);
    expect(actual).toMatchObject({ icc1: -0.25, icc2: null, why: 'no-variance' });
  });

  test('no spread within: both 1, no F', () => {
    const actual = intraclass([momentsOf([2, 2, 2]), momentsOf([4, 4])]);
    expect(actual).toMatchObject({ icc1: 1, icc2: 1, f: null });
    expect(actual.why).toBeUndefined();
  });
});

describe('whatever the groups', () => {
  test('bounds, and which of the two is null', () => {
    fc.assert(
      fc.property(unbalanced, (groups) => {
        const { icc1, icc2, n, groups: filled, why } = intraclass(groups);
        expect(why === undefined).toBe(icc1 !== null && icc2 !== null);
        if (icc1 !== null) {
          expect(icc1).toBeGreaterThanOrEqual(-1 / (n / filled - 1) - 1e-12);
          expect(icc1).toBeLessThanOrEqual(1);
        }
        if (icc2 !== null) expect(icc2).toBeLessThanOrEqual(1);
      }),
      { seed: 21 },
    );
  });

  test('order, empty groups, shift and scale', () => {
    fc.assert(
      fc.property(unbalanced, fc.constantFrom(0.25, 3, 10), (groups, factor) => {
        const others = groups.map(({ n, mean, squares }) => ({
          n,
          mean: factor * mean - 2,
          squares: factor ** 2 * squares,
        }));
        expectSame(intraclass([noMoments, ...others.reverse()]), groups);
      }),
      { seed: 22 },
    );
  });

  test('groups merged from parts are as groups counted at once', () => {
    fc.assert(
      fc.property(unbalancedValues, fc.nat(12), (values, cut) => {
        const merged = values.map((group) =>
          mergeMoments(momentsOf(group.slice(cut)), momentsOf(group.slice(0, cut))),
        );
        expectSame(intraclass(merged), values.map(momentsOf));
      }),
      { seed: 23 },
    );
  });
});

function expectSame(actual: ReturnType<typeof intraclass>, groups: readonly Moments[]): void {
  const own = intraclass(groups);
  expect(actual.why).toBe(own.why);
  if (own.icc1 === null) expect(actual.icc1).toBeNull();
  else expect(actual.icc1).toBeCloseTo(own.icc1, 9);
  // Unbounded below: nearly equal means make it huge.
  if (own.icc2 === null) expect(actual.icc2).toBeNull();
  else expect(1 / (1 - Number(actual.icc2))).toBeCloseTo(1 / (1 - own.icc2), 6);
}
