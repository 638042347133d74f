/** Results that were frozen before a class's answers were erased, one for each way in which they are shown. */
import type { OccasionKind } from '../../domain/instrument/survey.ts';
import { Problem } from '../../domain/problem.ts';
import { findFrozenResults } from '../../storage/frozen-store.ts';
import type { Deps } from '../deps.ts';

export function frozenKind(
  kind: OccasionKind | 'change',
  { excludeCareless = false }: { readonly excludeCareless?: boolean | undefined },
): string {
  return excludeCareless ? `${kind} without careless` : kind;
}

/** Refuses `not-found` where nothing was frozen, e.g. an occasion that the class never had. */
export async function thawResults<Result>(
  deps: Pick<Deps, 'db'>,
  cohortId: string,
  kind: string,
): Promise<Result> {
  const frozen = await findFrozenResults(deps.db, cohortId, kind);
  if (frozen === null) throw new Problem('not-found');
  return JSON.parse(frozen) as Result;
}
