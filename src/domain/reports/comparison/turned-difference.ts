/** Differences turned so that a rise always helps. */
import type { Factor } from '../../instrument/survey.ts';

type Interval = readonly [number, number];

export function turnedDifference(factor: Factor, difference: number): number {
  return factor.polarity === 'unfavourable' ? -difference : difference;
}

export function turnedInterval(factor: Factor, [low, high]: Interval): Interval {
  return factor.polarity === 'unfavourable' ? [-high, -low] : [low, high];
}
