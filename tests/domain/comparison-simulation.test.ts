/**
 * How often a comparison is wrong, on the way that real answers take: 48 Likert answers a person, moments, comparison, findings.
 * More cases, and more runs of each, with `node scripts/simulate-comparisons.ts`; their figures are in docs/statistics.md.
 */
import { describe, expect, test } from 'vitest';
import {
  findingsOf,
  lowered,
  type SimulatedClasses,
  shiftOfScores,
} from '../support/simulated-classes.ts';

const sixty = (people: number) => Array.from({ length: 60 }, () => people);

function shareSaying(classes: SimulatedClasses, runs: number): number {
  let said = 0;
  for (let run = 0; run < runs; run++) {
    const { apart, overall } = findingsOf(classes, run);
    if (apart.length + overall.length > 0) said++;
  }
  return said / runs;
}

describe('where nothing differs at most 5% of comparisons say that something does', () => {
  test.each<{ name: string; classes: SimulatedClasses; runs: number }>([
    { name: '60 classes of 40', classes: { sizes: sixty(40) }, runs: 200 },
    {
      name: '60 classes of 8, most answers at the end of the scale',
      classes: { sizes: sixty(8), centre: 2.5 },
      runs: 60,
    },
    {
      name: '2 classes of 8 and 40 with different spreads',
      classes: { sizes: [40, 8], spread: (group) => (group === 0 ? 1.5 : 1) },
      runs: 100,
    },
  ])('$name', { timeout: 120_000 }, ({ classes, runs }) => {
    expect(shareSaying(classes, runs)).toBeLessThanOrEqual(0.05);
  });
});

describe('a class 0.8 standard deviations of people below the others', { timeout: 120_000 }, () => {
  const shift = shiftOfScores(-0.8);

  test.each([
    { factors: 'all', runs: 10 },
    { factors: 'first', runs: 200 },
  ] as const)('$factors of its factors: named in at least 80%', ({ factors, runs }) => {
    const classes = { sizes: sixty(40), shift: lowered(0, shift, factors) };
    let found = 0;
    for (let run = 0; run < runs; run++) {
      const { apart } = findingsOf(classes, run);
      if (apart.some(({ group, side }) => group === '0' && side === 'below')) found++;
    }
    expect(found / runs).toBeGreaterThanOrEqual(0.8);
  });
});
