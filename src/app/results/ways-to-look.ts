/** Which parts of the answers may be looked at on their own, so that no two figures leave a few people between them. */
import { momentsOfOccasion } from '../../domain/analysis/leave-out-careless.ts';
import type { Cohort } from '../../domain/collection/cohort.ts';
import { mayLeaveOut, schoolGate } from '../../domain/disclosure/gate.ts';
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import type { Deps } from '../deps.ts';
import { examineAnswers } from './examine-cohort.ts';
import { loadAnswers } from './load-answers.ts';
import { unitsToShow } from './units-to-show.ts';

export interface WaysToLook {
  /** Whether careless answers may be left out. */
  readonly careless: boolean;
  /** Whether there are any to leave out. */
  readonly anyCareless: boolean;
  /** Names of the units that may be looked at one by one and compared; empty where they may not. */
  readonly units: readonly string[];
}

/** Refuses `not-found` for an occasion that the class does not have. */
export async function waysToLook(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
): Promise<WaysToLook> {
  if (cohort.erasedOn !== null) return frozenWays(deps, cohort, kind);
  const answers = await loadAnswers(deps, cohort, kind);
  const { careless } = momentsOfOccasion(cohort.survey, answers);
  const allowed = mayLeaveOut(schoolGate(cohort.reportingMinimum), careless);
  return {
    careless: allowed,
    anyCareless: allowed && careless.flagged > 0,
    units: await unitsToShow(deps, cohort, kind, answers),
  };
}

/** Units can no longer be told apart. */
async function frozenWays(deps: Deps, cohort: Cohort, kind: OccasionKind): Promise<WaysToLook> {
  const { results } = await examineAnswers(deps, cohort, kind, { excludeCareless: true });
  const anyCareless = results.shown && results.value.careless.flagged > 0;
  return { careless: results.shown, anyCareless, units: [] };
}
