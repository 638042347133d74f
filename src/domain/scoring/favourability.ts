/** Scores turned so that high always helps transfer. */
import type { Factor, Scale } from '../instrument/survey.ts';

/** `min + max − score` for an unfavourable factor, the score itself for a favourable one. */
export function favourabilityOf(factor: Factor, scale: Scale, score: number): number {
  return factor.polarity === 'unfavourable' ? scale.min + scale.max - score : score;
}

/** An interval turned the same way; its bounds swap on an unfavourable factor. */
export function favourabilityInterval(
  factor: Factor,
  scale: Scale,
  [low, high]: readonly [number, number],
): readonly [number, number] {
  const a = favourabilityOf(factor, scale, low);
  const b = favourabilityOf(factor, scale, high);
  return a <= b ? [a, b] : [b, a];
}

/** The middle of the scale (50% of the range): below it an answer is unfavourable. */
export function middleOf(scale: Scale): number {
  return scale.min + 0.5 * (scale.max - scale.min);
}

/** From here (62.5% of the range, 3.5 on 1–5) a lower bound makes a catalyst; also the target of a plan. */
export function catalystLimit(scale: Scale): number {
  return scale.min + 0.625 * (scale.max - scale.min);
}
