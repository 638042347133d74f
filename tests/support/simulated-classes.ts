/** Classes whose people answer Likert items by a model with known differences: what comparisons are tried on. */
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { GroupMoments } from '../../src/domain/analysis/analyse-groups.ts';
import { compareGroups } from '../../src/domain/analysis/compare-groups.ts';
import {
  compareGroupsOfClasses,
  type GroupOfClasses,
} from '../../src/domain/analysis/compare-groups-of-classes.ts';
import {
  type ComparisonFindings,
  comparisonFindings,
} from '../../src/domain/comparison/comparison-findings.ts';
import type { Survey } from '../../src/domain/instrument/survey.ts';
import { collectMoments } from '../../src/domain/moments/collect-moments.ts';
import type { MomentsLayout } from '../../src/domain/moments/moments-layout.ts';
import { scoreMoments } from '../../src/domain/moments/read-moments.ts';
import { standardDeviation } from '../../src/domain/statistics/moments.ts';
import { type RandomGenerator, randomFrom } from '../../src/domain/statistics/random-draws.ts';
import { uniformSurvey } from '../domain/samples.ts';

/**
 * A person's answer to an item is centre + shift + .5 g + .6 u + .62 e, cut at −1.5, −.5, .5 and 1.5 into five points:
 * g of the person, u of the person on the factor, e of the answer, all standard normal. Factors correlate by about .4.
 */
export interface SimulatedClasses {
  /** People of each class. */
  readonly sizes: readonly number[];
  /** Where the answers lie: 0 the middle of the scale, 1.5 mostly fives. */
  readonly centre?: number;
  /** Factor by which a class's g, u and e are larger. */
  readonly spread?: (group: number) => number;
  /** Of the answers in the direction of the factor's name, in standard deviations of an answer. */
  readonly shift?: (group: number, factor: number) => number;
  /** Share of people who give their first answer to every item. */
  readonly straight?: number;
}

const cuts = [-1.5, -0.5, 0.5, 1.5];
const weights = { person: 0.5, factor: 0.6, answer: Math.sqrt(1 - 0.25 - 0.36) };
const itemsOfFactor = 3;

/** 16 factors of 3 items; one factor hinders, and two items are reversed. */
export const simulatedSurvey: Survey = uniformSurvey(16, itemsOfFactor, {
  unfavourable: ['F8'],
  reversed: ['F2_2', 'F8_3'],
});

const items = simulatedSurvey.items;

/** On the way that real answers take: 48 answers a person, moments of each class. */
export function simulateClasses(
  { sizes, centre = 0, spread, shift, straight = 0 }: SimulatedClasses,
  seed: number,
): { readonly layout: MomentsLayout; readonly groups: readonly GroupMoments[] } {
  const random = randomFrom(seed);
  const normal = normalFrom(random);
  const rows = sizes.reduce((sum, size) => sum + size, 0);
  const answers = new Int8Array(rows * items.length);
  const codes = new Int32Array(rows);
  const signs = items.map(({ key }) => key);
  let row = 0;
  let at = 0;
  sizes.forEach((size, group) => {
    const wide = spread?.(group) ?? 1;
    const levels = simulatedSurvey.factors.map(
      (_, factor) => centre + (shift?.(group, factor) ?? 0),
    );
    for (let person = 0; person < size; person++) {
      codes[row++] = group;
      const start = at;
      const isStraight = straight > 0 && (random.next() >>> 0) / 2 ** 32 < straight;
      const general = weights.person * normal();
      for (const level of levels) {
        const common = general + weights.factor * normal();
        for (let item = 0; item < itemsOfFactor; item++) {
          const answer = pointOf(level + wide * (common + weights.answer * normal()));
          answers[at] = signs[at - start] === -1 ? 6 - answer : answer;
          at++;
        }
      }
      if (isStraight) answers.fill(answers[start] as number, start, at);
    }
  });
  const sheet = { items: items.map(({ id }) => id), rows, answers };
  const counted = { groups: { count: sizes.length, codes } };
  const { layout, groups } = collectMoments(simulatedSurvey, sheet, sheet.items, counted);
  return { layout, groups: groups.map((values, group) => ({ id: `${group}`, values })) };
}

function pointOf(latent: number): number {
  let point = 1;
  for (const cut of cuts) if (latent > cut) point++;
  return point;
}

/** Standard normal draws. Marsaglia and Bray (1964), SIAM Review 6(3), 260–264. */
function normalFrom(random: RandomGenerator): () => number {
  let kept: number | null = null;
  return () => {
    if (kept !== null) {
      const value = kept;
      kept = null;
      return value;
    }
    for (;;) {
      const x = random.next() / 2 ** 31;
      const y = random.next() / 2 ** 31;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      kept = y * scale;
      return x * scale;
    }
  };
}

/** What a comparison of the classes says; with `programmes`, of programmes of so many of the classes each. */
export function findingsOf(
  classes: SimulatedClasses,
  seed: number,
  programmes?: readonly number[],
): ComparisonFindings {
  const { layout, groups } = simulateClasses(classes, seed);
  const { results } = programmes
    ? compareGroupsOfClasses(layout, inProgrammes(groups, programmes))
    : compareGroups(simulatedSurvey, layout, groups);
  return comparisonFindings(simulatedSurvey, results);
}

function inProgrammes(
  groups: readonly GroupMoments[],
  programmes: readonly number[],
): readonly GroupOfClasses[] {
  let at = 0;
  return programmes.map((count, index) => {
    at += count;
    return { id: `${index}`, classes: groups.slice(at - count, at).map(({ values }) => values) };
  });
}

/** Shifts that differ from class to class by so many standard deviations of an answer, the same on all factors by half. */
export function scatteredShifts(
  seed: number,
  spread: number,
): (group: number, factor: number) => number {
  const drawn = new Map<number, number>();
  const normal = normalFrom(randomFrom(seed));
  const draw = (key: number) => {
    const value = drawn.get(key) ?? normal();
    drawn.set(key, value);
    return value;
  };
  return (group, factor) =>
    spread *
    Math.SQRT1_2 *
    (draw(-1 - group) + draw(group * simulatedSurvey.factors.length + factor));
}

/** Lowers the favourability of one group, on all factors or the first alone. */
export function lowered(group: number, shift: number, factors: 'all' | 'first') {
  return (each: number, factor: number): number => {
    if (each !== group || (factors === 'first' && factor > 0)) return 0;
    return simulatedSurvey.factors[factor]?.polarity === 'unfavourable' ? -shift : shift;
  };
}

/** The shift of an answer that moves the mean of a factor's observed scores by so many of their own standard deviations. */
export function shiftOfScores(deviations: number, centre = 0): number {
  const { layout, groups } = simulateClasses({ sizes: [50_000], centre }, 7);
  const [factor] = layout.factors;
  const values = groups[0]?.values;
  if (!factor || !values) throw new Error('a class was simulated');
  const meanAt = (shift: number) =>
    1 + cuts.reduce((sum, cut) => sum + normalCdf(centre + shift - cut, 0, 1), 0);
  const distance = deviations * (standardDeviation(scoreMoments(factor, values)) ?? 0);
  let [low, high] = [-6, 6];
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    if (meanAt(middle) - meanAt(0) < distance) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
