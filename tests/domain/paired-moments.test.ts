/** Pairs of several groups add up to the pairs of all, in any order and grouping. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairedChange } from '../../src/domain/statistics/paired-change.ts';
import {
  addPair,
  mergePairedMoments,
  noPairs,
  type PairedMoments,
} from '../../src/domain/statistics/paired-moments.ts';

type Pair = readonly [number, number];

const momentsOf = (pairs: readonly Pair[]) =>
  pairs.reduce((moments, [before, after]) => addPair(moments, before, after), noPairs);

const flat = ({ before, after, difference, products }: PairedMoments) => [
  ...[before, after, difference].flatMap(({ n, mean, squares }) => [n, mean, squares]),
  products,
];

function expectClose(actual: PairedMoments, expected: PairedMoments): void {
  const wanted = flat(expected);
  flat(actual).forEach((value, at) => {
    expect(value).toBeCloseTo(wanted[at] ?? Number.NaN, 8);
  });
}

/** Scores of factors of three items on the scale 1–5. */
const score = fc.integer({ min: 3, max: 15 }).map((sum) => sum / 3);
const group = fc.array(fc.tuple(score, score), { maxLength: 30 });
const options = { seed: 20261122 };

describe('merging the pairs of groups', () => {
  test('gives those of all pairs together', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        expectClose(mergePairedMoments(momentsOf(a), momentsOf(b)), momentsOf([...a, ...b]));
      }),
      options,
    );
  });

  test('is the same in any grouping and order', () => {
    fc.assert(
      fc.property(group, group, group, (...given) => {
        const [a, b, c] = given.map(momentsOf) as [PairedMoments, PairedMoments, PairedMoments];
        const left = mergePairedMoments(mergePairedMoments(a, b), c);
        expectClose(mergePairedMoments(a, mergePairedMoments(b, c)), left);
        expectClose(mergePairedMoments(c, mergePairedMoments(b, a)), left);
      }),
      options,
    );
  });

  test('with nobody changes nothing', () => {
    const some = momentsOf([
      [1, 2],
      [3, 3],
    ]);
    expect(mergePairedMoments(some, noPairs)).toEqual(some);
    expect(mergePairedMoments(noPairs, some)).toEqual(some);
  });

  test('of a thousand classes keeps the figures of their change', () => {
    const pairs = Array.from({ length: 5000 }, (_, at): Pair => [1 + (at % 5), 1 + ((at * 3) % 4)]);
    const classes = Array.from({ length: 1000 }, (_, at) =>
      momentsOf(pairs.slice(5 * at, 5 * at + 5)),
    );
    const merged = pairedChange(classes.reduce(mergePairedMoments, noPairs));
    const whole = pairedChange(momentsOf(pairs));
    expect(merged.pairs).toBe(5000);
    for (const name of ['difference', 'sd', 't', 'r', 'gav'] as const) {
      expect(merged[name]).toBeCloseTo(whole[name] ?? Number.NaN, 10);
    }
  });
});
