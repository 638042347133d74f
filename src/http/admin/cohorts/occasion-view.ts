/** One occasion as the console shows it: calendar, state and counts, in words. */
import type { OccasionStatus } from '../../../app/cohorts/cohorts.ts';
import type { OccasionState } from '../../../domain/collection/occasion.ts';
import type { OccasionKind } from '../../../domain/instrument/survey.ts';
import type { Language } from '../../../domain/language.ts';
import { formatIn } from '../../../domain/reports/report-context.ts';
import { wordsIn } from '../../../domain/wording/words.ts';

export interface OccasionView {
  readonly kind: OccasionKind;
  readonly name: string;
  readonly state: OccasionState;
  readonly stateText: string;
  readonly opensOn: string;
  readonly closesOn: string;
  /** Opened or closed by hand, whatever the days say. */
  readonly byHand: boolean;
  /** Why, where it was said. */
  readonly reason: string | null;
  readonly invited: number;
  readonly notStarted: number;
  readonly drafts: number;
  readonly submitted: number;
}

export function occasionView(lang: Language, occasion: OccasionStatus): OccasionView {
  const t = wordsIn(lang);
  const { kind, state, invited, drafts, submitted } = occasion;
  return {
    kind,
    name: t(`terms:occasion.${kind}`),
    state,
    stateText: t(`console:state.${state}`),
    opensOn: formatIn(lang).date(occasion.opensOn),
    closesOn: formatIn(lang).date(occasion.closesOn),
    byHand: occasion.forced !== null,
    reason: occasion.reason,
    invited,
    notStarted: Math.max(0, invited - drafts - submitted),
    drafts,
    submitted,
  };
}
