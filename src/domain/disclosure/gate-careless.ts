/** Careless answers: their counts go with the class, both results only where nobody's few can be worked out from them. */
import type { CarelessResult } from '../analysis/analysis.ts';
import { areFew, type Gate, type Withheld, withhold } from './minimum.ts';

export type GatedCareless = CarelessResult & {
  /** Why there are no results with and without the flagged. */
  readonly withheld?: Withheld;
};

/** The means with everybody and without the flagged would give the mean of the flagged. */
export function leavesFewOut(gate: Gate, { respondents, flagged }: CarelessResult): boolean {
  return areFew(gate, flagged) || respondents - flagged < gate.minimum;
}

export function gateCareless(gate: Gate, careless: CarelessResult): GatedCareless {
  if (leavesFewOut(gate, careless)) {
    return { ...careless, factors: [], withheld: withhold(gate).withheld };
  }
  return {
    ...careless,
    factors: careless.factors.filter(
      ({ everybody, withoutFlagged }) =>
        withoutFlagged.n >= gate.minimum && !areFew(gate, everybody.n - withoutFlagged.n),
    ),
  };
}
