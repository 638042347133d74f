/** The groups of one occasion: their moments by name, and the figures of each. */
import type { Survey } from '../instrument/survey.ts';
import type { CollectedMoments } from '../moments/collect-moments.ts';
import type { MomentsLayout } from '../moments/moments-layout.ts';
import { scoreMoments } from '../moments/read-moments.ts';
import { standardDeviation } from '../statistics/moments.ts';
import type { GroupResult } from './analysis.ts';
import type { Grouping } from './grouping.ts';

export interface GroupMoments {
  readonly id: string;
  readonly values: Float64Array;
}

/** Groups with a respondent who counts, in natural order of their names (2 before 10). */
export function groupMoments(
  { ids }: Grouping,
  { layout, groups }: CollectedMoments,
): GroupMoments[] {
  const order = new Intl.Collator('zh-CN', { numeric: true });
  return groups
    .map((values, code) => ({ id: ids[code] ?? '', values }))
    .filter(({ values }) => (values[layout.respondents] ?? 0) > 0)
    .sort((a, b) => order.compare(a.id, b.id));
}

export function analyseGroups(
  survey: Survey,
  layout: MomentsLayout,
  groups: readonly GroupMoments[],
): GroupResult[] {
  return groups.map(({ id, values }) => ({
    id,
    respondents: values[layout.respondents] ?? 0,
    factors: survey.factors.map((factor, index) => {
      const places = layout.factors[index];
      return groupFactor(factor.id, places ? scoreMoments(places, values) : null);
    }),
  }));
}

function groupFactor(
  id: string,
  moments: ReturnType<typeof scoreMoments> | null,
): GroupResult['factors'][number] {
  const n = moments?.n ?? 0;
  if (!moments || n === 0) return { id, n, mean: null, sd: null, why: 'no-answers' };
  const figures = { id, n, mean: moments.mean, sd: standardDeviation(moments) };
  return n > 1 ? figures : { ...figures, why: 'one-respondent' };
}
