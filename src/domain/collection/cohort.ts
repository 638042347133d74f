/** A cohort (班次) with everything that answering and analysing need to know of it. */

import type { OccasionKind, Survey } from '../instrument/survey.ts';
import type { LocalText } from '../language.ts';
import type { Occasion } from './occasion.ts';

/** `auto`: with a class list only those on it, without one by self-entry. */
export const joiningModes = ['auto', 'list', 'self'] as const;
export type Joining = (typeof joiningModes)[number];

/**
 * How far the programme works by action learning, after the schools of O'Neil and Marsick (2007):
 * learning by the way, solving a problem by question and test, reflecting on one's own experience,
 * questioning the assumptions of oneself and of the work unit.
 */
export const learningLevels = ['none', 'tacit', 'scientific', 'experiential', 'critical'] as const;
export type LearningLevel = (typeof learningLevels)[number];

/** Salomon and Perkins (1989): practised until it goes by itself, or taken out of its setting as a principle. */
export const transferRoads = ['low', 'high'] as const;
export type TransferRoad = (typeof transferRoads)[number];

export interface Cohort {
  readonly id: string;
  readonly schoolId: string;
  readonly schoolName: string;
  /** The larger of the school's and the class's own. */
  readonly reportingMinimum: number;
  readonly schoolMinimum: number;
  readonly name: string;
  readonly programme: string | null;
  /** Last day of training, ISO. */
  readonly endsOn: string;
  readonly timeZone: string;
  /** The stored snapshot of the version this cohort answers. */
  readonly survey: Survey;
  /** What the programme aims at; asked about at the follow-up. */
  readonly capabilities: readonly LocalText[];
  /** Null where nothing was said. */
  readonly learningLevel: LearningLevel | null;
  readonly transferRoad: TransferRoad | null;
  readonly joinCode: string;
  readonly joining: Joining;
  /** Demonstration data: labelled 模拟数据 wherever it is shown. */
  readonly simulated: boolean;
  /** ISO day on which its answers were erased; its results stay as they were shown then. */
  readonly erasedOn: string | null;
  /** In the order `end`, `followup`. */
  readonly occasions: readonly Occasion[];
}

export function occasionOf(cohort: Cohort, kind: OccasionKind): Occasion | undefined {
  return cohort.occasions.find((occasion) => occasion.kind === kind);
}
