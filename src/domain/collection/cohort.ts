/** A cohort (班次) with everything that answering and analysing need to know of it. */

import type { OccasionKind, Survey } from '../instrument/survey.ts';
import type { LocalText } from '../language.ts';
import type { Occasion } from './occasion.ts';

/** `auto`: with a class list only those on it, without one by self-entry. */
export const joiningModes = ['auto', 'list', 'self'] as const;
export type Joining = (typeof joiningModes)[number];

export interface Cohort {
  readonly id: string;
  readonly schoolId: string;
  readonly schoolName: string;
  readonly reportingMinimum: number;
  readonly name: string;
  readonly programme: string | null;
  /** Last day of training, ISO. */
  readonly endsOn: string;
  readonly timeZone: string;
  /** The stored snapshot of the version this cohort answers. */
  readonly survey: Survey;
  /** What the programme aims at; asked about at the follow-up. */
  readonly capabilities: readonly LocalText[];
  readonly joinCode: string;
  readonly joining: Joining;
  /** Demonstration data: labelled 模拟数据 wherever it is shown. */
  readonly simulated: boolean;
  /** In the order `end`, `followup`. */
  readonly occasions: readonly Occasion[];
}

export function occasionOf(cohort: Cohort, kind: OccasionKind): Occasion | undefined {
  return cohort.occasions.find((occasion) => occasion.kind === kind);
}
