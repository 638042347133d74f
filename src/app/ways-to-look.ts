/** Which parts of the answers may be looked at on their own, so that no two figures leave a few people between them. */
import type { Cohort } from '../domain/collection/cohort.ts';
import type { OccasionKind } from '../domain/instrument/survey.ts';
import type { Deps } from './deps.ts';
import { examineOccasion } from './examine-cohort.ts';
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

export async function waysToLook(
  deps: Deps,
  cohort: Cohort,
  kind: OccasionKind,
): Promise<WaysToLook> {
  const { results } = await examineOccasion(deps, cohort, kind, { excludeCareless: true });
  const careless = results.shown;
  const anyCareless = results.shown && results.value.careless.flagged > 0;
  if (cohort.erasedOn !== null) return { careless, anyCareless, units: [] };
  const answers = await loadAnswers(deps, cohort, kind);
  return { careless, anyCareless, units: await unitsToShow(deps, cohort, kind, answers) };
}
