/** What a comparison is said to come to: against R, by its rules, and for programmes by their classes. */
import { describe, expect, test } from 'vitest';
import { adjusted, compareFactor } from '../../src/domain/analysis/compare-factor.ts';
import { compareGroups } from '../../src/domain/analysis/compare-groups.ts';
import { compareGroupsOfClasses } from '../../src/domain/analysis/compare-groups-of-classes.ts';
import { comparisonFindings } from '../../src/domain/comparison/comparison-findings.ts';
import { scoreMoments } from '../../src/domain/moments/read-moments.ts';
import { type Moments, momentsOf } from '../../src/domain/statistics/moments.ts';
import { lowered, simulateClasses, simulatedSurvey } from '../support/simulated-classes.ts';
import { expectFigures, readFixture } from './r-fixtures.ts';
import { uniformSurvey } from './samples.ts';

const ofPeople = {
  agreement: {
    icc1: null,
    icc2: null,
    rwg: { mean: null, median: null, skewed: { mean: null, median: null } },
    climate: null,
  },
  alone: 'one-respondent',
  allAlone: 'one-respondent-each',
} as const;

/** Groups of one factor each, named by their place. */
function resultsOf(factors: readonly (readonly Moments[])[]) {
  const compared = factors.map((groups, factor) =>
    compareFactor(
      `F${factor + 1}`,
      groups.map((moments, at) => ({ id: `${at}`, moments })),
      ofPeople,
      false,
    ),
  );
  return adjusted(compared).results;
}

describe('several factors at once, against R', () => {
  const { compared } = readFixture<{
    readonly compared: {
      readonly factors: readonly (readonly Moments[])[];
      readonly contrasts: readonly (readonly {
        readonly pAdjusted?: number;
        readonly picked?: readonly [number, number];
        readonly why?: string;
      }[])[];
    };
  }>('from-others');
  const results = resultsOf(compared.factors);
  const survey = uniformSurvey(compared.factors.length, 3, { unfavourable: ['F2'] });
  const { apart, overall, compared: count } = comparisonFindings(survey, results);

  test('adjusted p over all groups and factors', () => {
    compared.contrasts.forEach((contrasts, factor) => {
      const own = results[factor]?.estimates.map(({ fromOthers }) => fromOthers);
      contrasts.forEach(({ pAdjusted, why }, group) => {
        expectFigures(own?.[group]?.pAdjusted, pAdjusted ?? null);
        expect(own?.[group]?.why).toBe(why === 'one-value' ? 'one-respondent' : why);
      });
    });
    expect(count).toBe(6);
  });

  test('who stands apart, with intervals that know how many were picked', () => {
    const expected = compared.contrasts.flatMap((contrasts, factor) =>
      contrasts.flatMap(({ picked }, group) => (picked ? { factor, group, picked } : [])),
    );
    expect(expected.map(({ factor, group }) => [factor, group])).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
    expect(apart).toHaveLength(expected.length);
    for (const { factor, group, picked } of expected) {
      const own = apart.find(
        (each) => each.factor.id === `F${factor + 1}` && each.group === `${group}`,
      );
      // The second factor hinders: its interval is turned.
      const turned = factor === 1 ? [-picked[1], -picked[0]] : picked;
      expectFigures(own?.interval(), turned);
      expect(own?.side).toBe(turned[0] > 0 ? 'above' : 'below');
    }
    expect(apart.map(({ pAdjusted }) => pAdjusted)).toEqual(
      apart.map(({ pAdjusted }) => pAdjusted).toSorted((a, b) => a - b),
    );
  });

  test('factors on which the groups differ as a whole', () => {
    expect(overall.map(({ id }) => id).toSorted()).toEqual(['F1', 'F2', 'F3']);
  });
});

describe('what is never said', () => {
  const survey = uniformSurvey(1, 3);
  const say = (groups: readonly (readonly number[])[]) =>
    comparisonFindings(survey, resultsOf([groups.map(momentsOf)]));

  test.each([
    { name: 'nobody', groups: [] },
    { name: 'one group', groups: [[1, 2, 3]] },
    { name: 'groups of one', groups: [[1], [5], [5]] },
    {
      name: 'a group of one among others',
      groups: [[1], [4, 5, 4, 5], [4, 4, 5, 5], [5, 4, 5, 4]],
    },
    {
      name: 'no spread anywhere',
      groups: [
        [1, 1, 1, 1],
        [5, 5, 5, 5],
        [3, 3, 3],
      ],
    },
    {
      name: 'one class of fives beside others nearly so',
      groups: [
        [5, 5, 5, 5, 5, 5],
        [5, 5, 5, 5, 5, 4],
        [5, 5, 5, 5, 4, 5],
        [5, 4, 5, 5, 5, 3],
      ],
    },
  ])('of $name', ({ groups }) => {
    expect(say(groups)).toMatchObject({ apart: [], overall: [] });
  });

  test('of two groups that they differ as a whole: their contrast has said it', () => {
    const { apart, overall } = say([
      [1, 2, 1, 2, 1, 2],
      [5, 4, 5, 4, 5, 4],
    ]);
    expect(apart.map(({ group, side }) => `${group} ${side}`)).toEqual(['0 below', '1 above']);
    expect(overall).toEqual([]);
  });
});

describe('programmes by their classes', () => {
  const { layout, groups } = simulateClasses(
    { sizes: [30, 12, 40, 25, 9, 31, 18], shift: lowered(6, -2.5, 'all') },
    5,
  );
  const classes = groups.map(({ values }) => values);
  const programmes = [
    { id: 'a', classes: classes.slice(0, 2) },
    { id: 'b', classes: classes.slice(2, 6) },
    { id: 'c', classes: classes.slice(6) },
  ];
  const { results, untested } = compareGroupsOfClasses(layout, programmes);

  test('are compared like groups whose values are the class means', () => {
    const means = layout.factors.map((factor) =>
      programmes.map((each) =>
        momentsOf(each.classes.map((values) => scoreMoments(factor, values).mean)),
      ),
    );
    results.forEach((result, factor) => {
      const expected = resultsOf(means)[factor];
      expectFigures(result.welch, { ...expected?.welch });
      expectFigures(result.variance, { ...expected?.variance });
      expectFigures(
        result.estimates.map(({ n, mean, shrunken }) => ({ n, mean, shrunken })),
        expected?.estimates.map(({ n, mean, shrunken }) => ({ n, mean, shrunken })),
      );
      expect(result).toMatchObject({ groups: 3, n: 7 });
    });
  });

  test('a programme of one class has a mean and nothing else, however low', () => {
    for (const { estimates } of results) {
      const [, , c] = estimates;
      expect(c).toMatchObject({ group: 'c', n: 1, interval95: null, why: 'one-class' });
      expect(c?.fromOthers).toMatchObject({ difference: null, p: null, why: 'one-class' });
    }
    const { apart } = comparisonFindings(simulatedSurvey, results);
    expect(apart.filter(({ group }) => group === 'c')).toEqual([]);
    expect(untested[0]).toEqual({ factor: 'F1', groups: ['c'] });
  });

  test('how far people agree is not asked', () => {
    for (const { icc1, icc2, rwg, climate, why } of results) {
      expect({ icc1, icc2, climate, why }).toEqual({
        ...{ icc1: null, icc2: null, climate: null },
        why: 'classes-as-values',
      });
      expect(rwg).toMatchObject({ mean: null, median: null, why: 'classes-as-values' });
    }
  });

  test('of one class each nothing is known but their means', () => {
    const alone = compareGroupsOfClasses(
      layout,
      classes.map((values, at) => ({ id: `${at}`, classes: [values] })),
    ).results;
    for (const { welch, variance, estimates } of alone) {
      expect(welch).toMatchObject({ p: null, why: 'fewer-than-two-groups' });
      expect(variance).toEqual({ between: null, within: null, why: 'one-class-each' });
      for (const each of estimates) {
        expect(each).toMatchObject({
          n: 1,
          shrunken: null,
          interval95: null,
          why: 'one-class-each',
        });
      }
    }
    const findings = comparisonFindings(simulatedSurvey, alone);
    expect(findings).toEqual({ apart: [], overall: [], compared: 0 });
  });

  test('the people of a class do not count singly: the same class means, the same figures', () => {
    const [first] = compareGroups(simulatedSurvey, layout, groups).results;
    const doubled = programmes.map(({ id, classes: own }) => ({
      id,
      classes: own.map((values) => values.map((value) => 2 * value)),
    }));
    expectFigures(compareGroupsOfClasses(layout, doubled).results, results);
    expect(first?.n).toBe(165);
  });
});
