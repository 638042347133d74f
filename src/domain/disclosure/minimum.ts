/** How many people a figure must describe, and the two ways a value leaves the gate: shown, or withheld with the reason. */

/** No school may set a lower reporting minimum. */
export const lowestMinimum = 5;
/** Free comments are shown from this many on. */
export const fewestComments = 10;

export interface Withheld {
  readonly reason: 'too-few-respondents';
  readonly minimum: number;
  /** The few are those whom leaving out careless answers would tell of; without that there are figures. */
  readonly leftOut?: true;
}

/** Something that may be shown, or why it may not. */
export type Gated<T> =
  | { readonly shown: true; readonly value: T }
  | { readonly shown: false; readonly withheld: Withheld };

/** How strict the gate is; `ownFile` is for a file that is the user's own. */
export interface Gate {
  /** Smallest number of people a figure may describe. */
  readonly minimum: number;
  readonly fewestComments: number;
}

export const ownFile: Gate = { minimum: 0, fewestComments: 0 };

/** A school may raise the minimum, never lower it. */
export function schoolGate(minimum: number): Gate {
  const floor = Math.max(lowestMinimum, minimum);
  return { minimum: floor, fewestComments: Math.max(fewestComments, floor) };
}

export function show<T>(value: T): Gated<T> {
  return { shown: true, value };
}

export function withhold(gate: Gate): { readonly shown: false; readonly withheld: Withheld } {
  return { shown: false, withheld: { reason: 'too-few-respondents', minimum: gate.minimum } };
}

/** Shows a value that describes `people`. */
export function gateGroup<T>(gate: Gate, people: number, value: T): Gated<T> {
  return people >= gate.minimum ? show(value) : withhold(gate);
}

/** Some, but fewer than may be told of: as the rest of two published figures they would be. */
export function areFew(gate: Gate, people: number): boolean {
  return people > 0 && people < gate.minimum;
}

/**
 * A partition of the respondents (their units): shown only where every part reaches the minimum, since
 * one hidden part is the rest of the whole.
 */
export function gatePartition<T>(
  gate: Gate,
  parts: readonly T[],
  sizeOf: (part: T) => number,
): Gated<readonly T[]> {
  return parts.every((part) => sizeOf(part) >= gate.minimum) ? show(parts) : withhold(gate);
}
