/** Programmes or schools compared, as the API gives it. */
import type { ComparisonInput } from '../../domain/comparison/comparison.ts';
import type { Language } from '../../domain/language.ts';
import type { Deps } from '../deps.ts';
import type { CohortComparison } from './compare-cohorts.ts';
import { examineComparison } from './examine-comparison.ts';
import type { Selection } from './selection.ts';

export interface LevelComparison extends Omit<CohortComparison, 'cohorts' | 'withheld'> {
  readonly level: ComparisonInput['level'];
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly classes: number;
    readonly respondents: number;
  }[];
  /** How many chosen classes enter no figure. */
  readonly leftOut: {
    readonly small: number;
    readonly otherForm: number;
    readonly notAsked: number;
    readonly ofMembers: number;
    readonly withoutProgramme: number;
    readonly stillOpen: number;
  };
}

/** Classes that were asked something else are left out and counted. Refuses `not-found`. */
export async function compareLevels(
  deps: Deps,
  schoolId: string,
  selection: Selection,
  language: Language,
): Promise<LevelComparison> {
  const found = await examineComparison(deps, schoolId, selection, language);
  const { occasion, level, form, groups, comparison, leftOut } = found;
  const { notAsked, ofMembers, withoutProgramme = 0, stillOpen = 0 } = leftOut;
  return {
    ...{ occasion, level, form, groups, notices: [] },
    comparison: groups.length > 0 ? comparison : null,
    leftOut: {
      ...{ notAsked, ofMembers, withoutProgramme, stillOpen },
      small: leftOut.small.length,
      otherForm: leftOut.otherForm.length,
    },
  };
}
