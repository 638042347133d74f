/** Chance for resampling, the same for the same seed. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';

export type { RandomGenerator };

/** xoroshiro128+ (Blackman and Vigna 2021); its draws below are unbiased: what does not divide is drawn again. */
export function randomFrom(seed: number): RandomGenerator {
  return xoroshiro128plus(seed);
}

/** Shuffles in place, every order equally likely. Durstenfeld (1964), Communications of the ACM 7(7), 420. */
export function shuffle(values: Uint32Array, random: RandomGenerator): void {
  for (let last = values.length - 1; last > 0; last--) {
    const chosen = uniformInt(random, 0, last);
    const value = values[last] as number;
    values[last] = values[chosen] as number;
    values[chosen] = value;
  }
}

/** As many resamples of `count` things with replacement; the array is filled anew for each. */
export function* drawResamples(
  resamples: number,
  count: number,
  random: RandomGenerator,
): Generator<Uint32Array> {
  const draws = new Uint32Array(count);
  for (let resample = 0; resample < resamples; resample++) {
    for (let index = 0; index < count; index++) draws[index] = uniformInt(random, 0, count - 1);
    yield draws;
  }
}
