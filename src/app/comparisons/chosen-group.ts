/** What a comparison lays side by side: classes that passed the gate, and the groups that they make up. */
import type { Cohort } from '../../domain/collection/cohort.ts';
import type { Occasion } from '../../domain/collection/occasion.ts';
import type { Gate } from '../../domain/disclosure/gate.ts';

export interface ChosenClass {
  readonly cohort: Cohort;
  readonly occasion: Occasion;
  /** The class's own name of the form that all figures are of; another version may give it another one. */
  readonly form: string;
  /** Moments in the layout that all chosen classes share, gated: factors that too few answered are zero. */
  readonly values: Float64Array;
  /** Who answered and counts. */
  readonly people: number;
  /** As strict as the class was promised, and as the school that compares wants. */
  readonly gate: Gate;
  /** People may still answer. */
  readonly open: boolean;
  /** Of another school than the one that compares: nothing may be told of it by itself. */
  readonly ofMember: boolean;
}

export interface ChosenGroup {
  /** Of the class or the school; the programme's name. */
  readonly id: string;
  /** No two groups have the same. */
  readonly name: string;
  /** At least one. */
  readonly classes: readonly ChosenClass[];
}

/**
 * Classes that may be shown each by itself: the school's own. A class that is a group has the name of the group, which
 * no other has.
 */
export function ownClasses(
  groups: readonly ChosenGroup[],
): readonly (ChosenClass & { readonly name: string })[] {
  return groups.flatMap(({ id, name, classes }) =>
    classes
      .filter(({ ofMember }) => !ofMember)
      .map((one) => ({ ...one, name: one.cohort.id === id ? name : one.cohort.name })),
  );
}
