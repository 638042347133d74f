/** Which zone a factor is in. A default of this tool, not a norm of any inventory. */
import type { Scale } from '../instrument/survey.ts';
import { catalystLimit, middleOf } from '../scoring/favourability.ts';
import { negligibleSpread } from '../statistics/moments.ts';
import type { Zone } from './zone.ts';

/** Below this many scored respondents a factor has no zone. */
const fewestForZone = 5;
/** From this share of unfavourable respondents a mean below the middle is a barrier. */
const manyUnfavourable = 0.4;

export interface ZoneInput {
  /** Scored respondents. */
  readonly n: number;
  /** Mean and its 95% interval, turned so that high helps. */
  readonly favourability: number | null;
  readonly interval: readonly [number, number] | null;
  /** Share (0–1) of scored respondents below the middle of the scale. */
  readonly unfavourableShare: number | null;
}

/**
 * Barrier: the interval's upper bound is below the middle of the scale, or the mean is and at least
 * 40% of the respondents are. Catalyst: the lower bound reaches 62.5% of the range. Watch: the rest.
 */
export function classifyZone(
  scale: Scale,
  { n, favourability, interval, unfavourableShare }: ZoneInput,
): Zone {
  if (n < fewestForZone || favourability === null || !interval || unfavourableShare === null) {
    return 'insufficient';
  }
  const below = (value: number, limit: number) => value < limit - negligibleSpread;
  const middle = middleOf(scale);
  const manyBelow = unfavourableShare >= manyUnfavourable - negligibleSpread;
  if (below(interval[1], middle) || (below(favourability, middle) && manyBelow)) return 'barrier';
  return below(interval[0], catalystLimit(scale)) ? 'watch' : 'catalyst';
}
