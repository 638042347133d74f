/** What the tests of the gate share. */
import type { Gated } from '../../src/domain/disclosure/gate.ts';

export const withheldOf5 = {
  shown: false,
  withheld: { reason: 'too-few-respondents', minimum: 5 },
};

export function shownOf<T>(gated: Gated<T>): T {
  if (!gated.shown) throw new Error('withheld');
  return gated.value;
}
