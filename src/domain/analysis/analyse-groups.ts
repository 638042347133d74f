/** The groups of one occasion: their moments by name, and the figures of each. */
import type { CollectedMoments } from '../moments/collect-moments.ts';
import type { MomentsLayout } from '../moments/moments-layout.ts';
import { scoreMoments } from '../moments/read-moments.ts';
import type { GroupResult } from './analysis.ts';
import type { Grouping } from './grouping.ts';
import { someScores } from './some-scores.ts';

export interface GroupMoments {
  readonly id: string;
  readonly values: Float64Array;
}

/**
 * Groups with a respondent, also where all of theirs were excluded for missing answers, in natural order of
 * their names (2 before 10).
 */
export function groupMoments(
  { ids }: Grouping,
  { layout, groups }: CollectedMoments,
): GroupMoments[] {
  const order = new Intl.Collator('zh-CN', { numeric: true });
  return groups
    .map((values, code) => ({ id: ids[code] ?? '', values }))
    .filter(({ values }) => (values[layout.respondents] ?? 0) + (values[layout.excluded] ?? 0) > 0)
    .sort((a, b) => order.compare(a.id, b.id));
}

export function analyseGroups(
  layout: MomentsLayout,
  groups: readonly GroupMoments[],
): GroupResult[] {
  return groups.map(({ id, values }) => ({
    id,
    respondents: values[layout.respondents] ?? 0,
    factors: layout.factors.map((factor) => ({
      id: factor.id,
      ...someScores(scoreMoments(factor, values)),
    })),
  }));
}
