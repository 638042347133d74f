/** Which classes are compared, as an address says it: whoever has the address has the selection. */
import type { LearningLevel, TransferRoad } from '../../domain/collection/cohort.ts';
import type { ComparisonLevel } from '../../domain/comparison/comparison.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';

/**
 * Classes that meet every condition given, and those named beside them; without any condition or name all classes of
 * the school. At the level `school` the conditions do not count: of a member school all closed classes are shown
 * together, since two periods of it would differ by a single class.
 */
export interface Selection {
  readonly occasion: OccasionKind;
  readonly level: ComparisonLevel;
  /** Ids. */
  readonly cohorts: readonly string[];
  readonly programmes: readonly string[];
  /** First and last day on which training may have ended, ISO. */
  readonly from: string | null;
  readonly to: string | null;
  /** Name of a capability in either language. */
  readonly capability: string | null;
  readonly learningLevel: LearningLevel | null;
  readonly transferRoad: TransferRoad | null;
}

/** What takes longer to work out than the figures themselves, and is only worked out where it is shown. */
export const comparisonParts = ['change', 'trends', 'position', 'actions'] as const;
export type ComparisonPart = (typeof comparisonParts)[number];
