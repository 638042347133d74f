/** Classes of a school compared: a class too small for a figure enters none, and is named. */
import type { GroupMoments } from '../analysis/analyse-groups.ts';
import type { FactorLayout, MomentsLayout } from '../moments/moments-layout.ts';
import { scoreMoments } from '../moments/read-moments.ts';
import { areFew, type Gate, type Withheld, withhold } from './minimum.ts';

export interface CohortPeople {
  readonly id: string;
  /** Who answered and counts, on the form that the class was asked. */
  readonly people: number;
}

export interface GatedCohorts<T> {
  /** In the order given. */
  readonly shown: readonly T[];
  /** Which classes enter no figure, and why. */
  readonly withheld?: Withheld & { readonly cohorts: readonly string[] };
}

/**
 * Takes the small classes out before anything is computed: the figures of the others are the same with
 * them as without them, so that no two comparisons differ by a small class.
 */
export function gateCohorts<T extends CohortPeople>(
  gate: Gate,
  cohorts: readonly T[],
): GatedCohorts<T> {
  const small = cohorts.filter(({ people }) => people < gate.minimum);
  if (small.length === 0) return { shown: cohorts };
  const { withheld } = withhold(gate);
  return {
    shown: cohorts.filter(({ people }) => people >= gate.minimum),
    withheld: { ...withheld, cohorts: small.map(({ id }) => id) },
  };
}

/**
 * Whether a class may be shown on another form than the one it was asked: whoever left out too much of the one may
 * count on the other, and where these are few the figures of both would tell of them.
 *
 * @param asked people who count on the form that the class was asked
 * @param compared people who count on the form that is compared
 */
export function mayCompareOn(gate: Gate, asked: number, compared: number): boolean {
  return compared >= gate.minimum && !areFew(gate, Math.abs(asked - compared));
}

/**
 * Takes a class out of the single factors that fewer than the minimum answered in full: its mean, its
 * estimate and its agreement describe those people alone.
 */
export function gateCohortFactors(
  gate: Gate,
  layout: MomentsLayout,
  cohorts: readonly GroupMoments[],
): readonly GroupMoments[] {
  return cohorts.map((cohort) => {
    const small = layout.factors.filter((factor) => isSmall(gate, factor, cohort.values));
    if (small.length === 0) return cohort;
    const values = cohort.values.slice();
    for (const factor of small) values.fill(0, factor.complete, factor.unfavourable + 1);
    return { id: cohort.id, values };
  });
}

function isSmall(gate: Gate, factor: FactorLayout, values: Float64Array): boolean {
  const complete = values[factor.complete] ?? 0;
  return complete < gate.minimum && scoreMoments(factor, values).n > 0;
}
