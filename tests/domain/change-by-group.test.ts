/** Change of groups: what is said where figures are missing, and what classes weigh. */
import { expect, test } from 'vitest';
import { changeByGroup } from '../../src/domain/comparison/change-by-group.ts';
import {
  addPair,
  noPairs,
  type PairedMoments,
} from '../../src/domain/statistics/paired-moments.ts';
import { uniformSurvey } from './samples.ts';

const survey = uniformSurvey(2, 3);
const asked = new Set(['F1', 'F2']);

function pairsOf(...pairs: readonly (readonly [number, number])[]): PairedMoments {
  return pairs.reduce((moments, [before, after]) => addPair(moments, before, after), noPairs);
}

const classOf = (...factors: readonly PairedMoments[]) => ({
  pairs: Math.max(...factors.map(({ difference }) => difference.n)),
  factors,
});
const up = pairsOf([3, 4], [2, 4], [3, 3], [2, 3], [4, 4]);
const same = pairsOf([3, 4], [2, 3], [3, 4], [2, 3], [4, 5]);

test('a factor without pairs has the reason, one without shared items another', () => {
  const groups = [{ id: 'a', classes: [classOf(up, noPairs)] }];
  for (const level of ['class', 'school'] as const) {
    expect(changeByGroup(survey, level, asked, groups)[0]?.factors[1]).toMatchObject({
      ...{ factor: 'F2', pairs: 0, before: null, difference: null, ci95: null, p: null },
      why: 'too-few-respondents',
    });
    expect(changeByGroup(survey, level, new Set(['F1']), groups)[0]?.factors[1]).toMatchObject({
      pairs: 0,
      why: 'no-shared-items',
    });
  }
});

test('everybody moved by the same: the difference, and no p', () => {
  const [group] = changeByGroup(survey, 'class', asked, [
    { id: 'a', classes: [classOf(same, up)] },
  ]);
  expect(group?.factors[0]).toMatchObject({
    ...{ difference: 1, p: null, pAdjusted: null, why: 'no-variance' },
  });
  expect(group?.factors[1]).not.toHaveProperty('why');
});

test('above the class one class has figures and no interval', () => {
  const [group] = changeByGroup(survey, 'programme', asked, [
    { id: 'p', classes: [classOf(up, same)] },
  ]);
  expect(group).toMatchObject({ classes: 1, pairs: 5 });
  expect(group?.factors[0]).toMatchObject({ pairs: 5, after: 3.6, ci95: null, p: null });
  expect(group?.factors[0]).toMatchObject({ beforeCi95: null, why: 'one-class' });
});

test('above the class each class weighs the same, however many answered in it', () => {
  const many = pairsOf(...Array.from({ length: 50 }, () => [3, 3] as const));
  const [group] = changeByGroup(survey, 'programme', asked, [
    { id: 'p', classes: [classOf(many, up), classOf(same, noPairs)] },
  ]);
  expect(group?.factors[0]).toMatchObject({ pairs: 55, difference: 0.5 });
  // The second class has nothing on this factor.
  expect(group?.factors[1]).toMatchObject({ pairs: 5, why: 'one-class' });
});

test('p is adjusted over all groups and factors', () => {
  const change = changeByGroup(survey, 'class', asked, [
    { id: 'a', classes: [classOf(up, same)] },
    { id: 'b', classes: [classOf(up, up)] },
  ]);
  const cells = change.flatMap(({ factors }) => factors);
  // Three equal p and one that cannot be computed.
  expect(cells.map(({ p, pAdjusted }) => p === pAdjusted)).toEqual([true, true, true, true]);
  expect(cells[1]?.p).toBeNull();
});

test('a class whose people moved nearly alike by chance is held to the spread of the others', () => {
  const wide = pairsOf([2, 4], [4, 2], [3, 5], [5, 3], [3, 4], [4, 3], [1, 4], [4, 1]);
  const alike = pairsOf(...Array.from({ length: 8 }, (_, at) => [3, at < 7 ? 3.5 : 4] as const));
  const groups = [alike, ...Array.from({ length: 11 }, () => wide)].map((moments, at) => ({
    id: `${at}`,
    classes: [classOf(moments, noPairs)],
  }));
  const [first] = changeByGroup(survey, 'class', new Set(['F1']), groups);
  const { p, pAdjusted } = first?.factors[0] ?? {};
  expect((p ?? 1) * 12).toBeLessThan(0.001);
  // Its own variance is 0.03, that of the others about 4: 0.56 is no change beyond noise.
  expect(pAdjusted).toBeGreaterThan(0.05);
});
