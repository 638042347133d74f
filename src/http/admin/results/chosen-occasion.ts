/** Which occasion a page of results is about. */
import type { Request } from 'express';
import type { CohortStatus } from '../../../app/cohorts/cohorts.ts';
import type { Deps } from '../../../app/deps.ts';
import { latestWithResults } from '../../../app/results/latest-results.ts';
import { isOccasionKind, type OccasionKind } from '../../../domain/instrument/survey.ts';
import { Problem } from '../../../domain/problem.ts';

/** Problem not-found where the address names none. */
export function namedOccasion(request: Request): OccasionKind {
  const { occasion } = request.query;
  if (!isOccasionKind(occasion)) throw new Problem('not-found');
  return occasion;
}

/** The latest with results where the address names none; Problem not-found where it names nonsense. */
export async function chosenOccasion(
  deps: Deps,
  request: Request,
  status: CohortStatus,
): Promise<OccasionKind> {
  return request.query.occasion === undefined
    ? latestWithResults(deps, status)
    : namedOccasion(request);
}
