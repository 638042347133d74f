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

/** Whether results without the flagged may stand beside those with everybody. */
export function mayLeaveOut(gate: Gate, careless: CarelessResult): boolean {
  return !leavesFewOut(gate, careless);
}

export function gateCareless(gate: Gate, result: CarelessResult): GatedCareless {
  const careless = { ...result, completionTime: gatePace(gate, result.completionTime) };
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

/** Times counted apart are behaviour of a group: of fewer than the minimum nothing is told. */
function gatePace(
  gate: Gate,
  completionTime: CarelessResult['completionTime'],
): CarelessResult['completionTime'] {
  if (!completionTime.apart || completionTime.checked >= gate.minimum) return completionTime;
  return { checked: 0, flagged: 0, limit: null, why: 'too-few-respondents' };
}
