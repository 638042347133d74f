/** Differences between groups (units of a file, classes of a school) on every factor, from their moments alone. */
import type { Survey } from '../instrument/survey.ts';
import type { FactorLayout, MomentsLayout } from '../moments/moments-layout.ts';
import { meanItemVariance, scoreMoments } from '../moments/read-moments.ts';
import { mayBeCalledClimate } from '../statistics/climate.ts';
import { intraclass } from '../statistics/intraclass.ts';
import {
  groupAgreement,
  itemSpread,
  slightlySkewedNull,
  uniformNull,
} from '../statistics/within-group-agreement.ts';
import type { GroupMoments } from './analyse-groups.ts';
import type { ComparisonResult } from './analysis.ts';
import {
  adjusted,
  type Comparison,
  compareFactor,
  type FactorComparison,
  type Member,
} from './compare-factor.ts';

/** One result a factor, in the survey's order, in the direction of its name; groups keep their order. */
export function compareGroups(
  survey: Survey,
  layout: MomentsLayout,
  groups: readonly GroupMoments[],
  { allPairs = false }: { readonly allPairs?: boolean } = {},
): Comparison {
  return adjusted(layout.factors.map((factor) => compareScores(survey, factor, groups, allPairs)));
}

function compareScores(
  survey: Survey,
  factor: FactorLayout,
  groups: readonly GroupMoments[],
  allPairs: boolean,
): FactorComparison {
  const members: (Member & GroupMoments)[] = groups
    .map(({ id, values }) => ({ id, values, moments: scoreMoments(factor, values) }))
    .filter(({ moments }) => moments.n > 0);
  const { icc1, icc2, why } = intraclass(members.map(({ moments }) => moments));
  const rwg = withinGroups(survey, factor, members);
  const climate = mayBeCalledClimate({ rwgMedian: rwg.median, icc1, icc2 });
  const reason = why ?? rwg.why;
  const agreement = { icc1, icc2, rwg, climate, ...(reason ? { why: reason } : {}) };
  const alone = { alone: 'one-respondent', allAlone: 'one-respondent-each' } as const;
  return compareFactor(factor.id, members, { agreement, ...alone }, allPairs);
}

/** Over respondents who answered every item of the factor. */
function withinGroups(
  { scale }: Survey,
  factor: FactorLayout,
  members: readonly GroupMoments[],
): ComparisonResult['rwg'] {
  const points = scale.max - scale.min + 1;
  const groups = members.map(({ values }) => ({
    n: values[factor.complete] ?? 0,
    variance: meanItemVariance(factor, values) ?? 0,
  }));
  const spread = itemSpread(factor.items.length, groups);
  const skewed = groupAgreement(spread, slightlySkewedNull(points));
  return { ...groupAgreement(spread, uniformNull(points)), skewed };
}
