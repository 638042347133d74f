/** Which occasion to show where nobody asked for one: the latest that has results. */
import { schoolGate } from '../../domain/disclosure/gate.ts';
import { type OccasionKind, occasionKinds } from '../../domain/instrument/survey.ts';
import type { CohortStatus } from '../cohorts/cohorts.ts';
import type { Deps } from '../deps.ts';
import { examineAnswers } from './examine-cohort.ts';

export async function latestWithResults(
  deps: Deps,
  { cohort, occasions }: CohortStatus,
): Promise<OccasionKind> {
  const { minimum } = schoolGate(cohort.reportingMinimum);
  for (const kind of occasionKinds.toReversed()) {
    const occasion = occasions.find((each) => each.kind === kind);
    if (!occasion) continue;
    if (cohort.erasedOn === null && occasion.submitted >= minimum) return kind;
    if (cohort.erasedOn === null) continue;
    const { results } = await examineAnswers(deps, cohort, kind);
    if (results.shown) return kind;
  }
  return 'end';
}
