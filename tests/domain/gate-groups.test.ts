/** What the gate withholds of groups: all of them for a small one of an occasion, the small class alone where classes are compared. */
import { describe, expect, test } from 'vitest';
import { compareGroups } from '../../src/domain/analysis/compare-groups.ts';
import { groupingOf } from '../../src/domain/analysis/grouping.ts';
import {
  gateCohortFactors,
  gateCohorts,
  gateResults,
  mayCompareOn,
  schoolGate,
} from '../../src/domain/disclosure/gate.ts';
import { collectMoments } from '../../src/domain/moments/collect-moments.ts';
import { shownOf } from './gate-samples.ts';
import { resultsOn, sheetOf, uniformSurvey } from './samples.ts';

const gate = schoolGate(5);

describe('groups of an occasion', () => {
  const survey = uniformSurvey(2, 1);
  const groupsOf = (sizes: readonly number[], ungrouped: number) =>
    groupingOf([
      ...sizes.flatMap((size, at) => Array<string>(size).fill(`g${at}`)),
      ...Array<null>(ungrouped).fill(null),
    ]);
  const shownIn = (
    rows: readonly (readonly (number | null)[])[],
    sizes: readonly number[],
    ungrouped = 0,
  ) => {
    const sheet = sheetOf(['F1_1', 'F2_1'], rows);
    const lenient = { ...survey, scoring: { ...survey.scoring, maxMissingShare: 0.5 } };
    const gated = shownOf(
      gateResults(gate, resultsOn(lenient, sheet, 'full', groupsOf(sizes, ungrouped))),
    );
    return { groups: gated.groups, comparison: gated.comparison };
  };
  const rows = (n: number, missing = 0) =>
    Array.from({ length: n }, (_, at) => [1 + (at % 5), at < missing ? null : 1 + (at % 3)]);

  test('are compared where each is enough, and hidden together otherwise', () => {
    expect(shownIn(rows(12), [6, 6]).comparison).toHaveLength(2);
    expect(shownIn(rows(12), [8, 4])).toEqual({});
  });

  test('are hidden where those of no group are few: they would be the rest of the whole', () => {
    expect(shownIn(rows(14), [6, 6], 2)).toEqual({});
    expect(shownIn(rows(17), [6, 6], 5).groups).toHaveLength(2);
  });

  test('lose the factor that one of them has of few: the whole would give the rest away', () => {
    const { groups, comparison } = shownIn(rows(12, 3), [6, 6]);
    expect(comparison?.map(({ factor }) => factor)).toEqual(['F1']);
    expect(groups?.map(({ factors }) => factors[1]?.mean)).toEqual([null, null]);
    expect(groups?.[0]?.factors[0]?.mean).not.toBeNull();
  });
});

describe('classes compared', () => {
  const two = uniformSurvey(2, 1);
  const moments = (n: number, shift: number, missing = 0) => {
    const rows = Array.from({ length: n }, (_, at) => [
      1 + ((at + shift) % 5),
      at < missing ? null : 1 + ((at * 2 + shift) % 5),
    ]);
    const lenient = { ...two, scoring: { ...two.scoring, maxMissingShare: 0.5 } };
    return collectMoments(lenient, sheetOf(['F1_1', 'F2_1'], rows), ['F1_1', 'F2_1']);
  };
  const classOf = (id: string, n: number, shift: number, missing = 0) => {
    const { layout, ungrouped } = moments(n, shift, missing);
    return { id, people: n, values: ungrouped, layout };
  };
  const compared = (classes: readonly ReturnType<typeof classOf>[]) => {
    const { layout } = classOf('', 5, 0);
    const { shown, withheld } = gateCohorts(gate, classes);
    return { ...compareGroups(two, layout, gateCohortFactors(gate, layout, shown)), withheld };
  };
  const [a, b, c] = [classOf('a', 8, 0), classOf('b', 9, 1), classOf('c', 4, 2)];

  test('leave out and name the one that is too small', () => {
    expect(compared([a, b, c]).withheld).toEqual({
      reason: 'too-few-respondents',
      minimum: 5,
      cohorts: ['c'],
    });
    expect(compared([a, b]).withheld).toBeUndefined();
  });

  test('give the same figures with a small class as without it', () => {
    expect(compared([a, c, b]).results).toEqual(compared([a, b]).results);
  });

  test('leave a class out of the factor that too few of it answered', () => {
    const results = compared([a, b, classOf('d', 8, 3, 4)]).results;
    expect(results.map(({ groups, n }) => [groups, n])).toEqual([
      [3, 25],
      [2, 17],
    ]);
    expect(results[1]).toEqual({ ...compared([a, b]).results[1], welch: results[1]?.welch });
  });

  test('are compared on another form only where nobody or many count on one of the two alone', () => {
    const may = (asked: number, compared: number) => mayCompareOn(gate, asked, compared);
    expect([may(8, 8), may(8, 13), may(13, 8), may(8, 9), may(9, 8), may(9, 4)]).toEqual([
      ...[true, true, true, false, false, false],
    ]);
  });

  test('none is left where all are small', () => {
    expect(gateCohorts(gate, [c]).shown).toEqual([]);
  });
});
