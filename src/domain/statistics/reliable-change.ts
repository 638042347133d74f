/** The smallest change of one person that is more than the noise of the measurement. */
import { type Moments, standardDeviation } from './moments.ts';

export interface ReliableChange {
  /** In scale points, either way; 0 where alpha is 1. */
  readonly reliableChange: number | null;
  readonly why?: 'unknown-reliability' | 'no-pairs' | 'one-pair' | 'no-variance';
}

/**
 * 1.96 · √2 · s₁ · √(1 − r_xx): a person whose score moves further has changed, at the 5% level.
 *
 * Jacobson and Truax (1991), J. Consult. Clin. Psychol. 59(1), 12–19, p. 14: S_E = s₁ √(1 − r_xx),
 * S_diff = √(2 S_E²). s₁ is the standard deviation (n − 1) at the end of training among those who answered
 * twice, r_xx Cronbach's alpha of the same items at the end of training. Null without an alpha or with a
 * negative one, which says nothing about noise ('unknown-reliability'); below two pairs ('no-pairs',
 * 'one-pair'); where the first scores have no spread ('no-variance').
 * R: `1.96 * sqrt(2) * sd(before) * sqrt(1 - alpha)`.
 *
 * @param before scores of the pairs at the end of training
 */
export function reliableChange(before: Moments, alpha: number | null): ReliableChange {
  if (alpha === null || alpha < 0) return { reliableChange: null, why: 'unknown-reliability' };
  const sd = standardDeviation(before);
  if (sd === null) return { reliableChange: null, why: before.n === 0 ? 'no-pairs' : 'one-pair' };
  if (sd === 0) return { reliableChange: null, why: 'no-variance' };
  return { reliableChange: 1.96 * Math.SQRT2 * sd * Math.sqrt(1 - alpha) };
}
