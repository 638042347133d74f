/** Differences between groups (units of a file, classes of a school) on every factor, from their moments alone. */
import type { Survey } from '../instrument/survey.ts';
import type { FactorLayout, MomentsLayout } from '../moments/moments-layout.ts';
import { itemVariances, scoreMoments } from '../moments/read-moments.ts';
import { adjustPValues } from '../statistics/adjust-p-values.ts';
import { mayBeCalledClimate } from '../statistics/climate.ts';
import { fUpperTail } from '../statistics/f-distribution.ts';
import { type Contrast, contrastsFromOthers } from '../statistics/from-others.ts';
import { gamesHowell } from '../statistics/games-howell.ts';
import { intraclass } from '../statistics/intraclass.ts';
import type { Moments } from '../statistics/moments.ts';
import { oneWayAnova } from '../statistics/one-way-anova.ts';
import { randomIntercept } from '../statistics/random-intercept.ts';
import { omegaSquared, welchTest } from '../statistics/welch-test.ts';
import {
  groupAgreement,
  slightlySkewedNull,
  uniformNull,
} from '../statistics/within-group-agreement.ts';
import type { GroupMoments } from './analyse-groups.ts';
import type { ComparisonResult, GroupEstimate, GroupPair } from './analysis.ts';

/** Pairs are given for up to this many groups unless all are asked for. */
const mostGroupsPaired = 12;

export interface Comparison {
  readonly results: readonly ComparisonResult[];
  /** Groups that Welch's test of a factor left out: fewer than two scored respondents, or no variance. */
  readonly untested: readonly { readonly factor: string; readonly groups: readonly string[] }[];
}

/** A factor in one group with a scored respondent. */
interface Member {
  readonly id: string;
  readonly moments: Moments;
  readonly values: Float64Array;
}

/** One result a factor, in the survey's order, in the direction of its name; groups keep their order. */
export function compareGroups(
  survey: Survey,
  layout: MomentsLayout,
  groups: readonly GroupMoments[],
  { allPairs = false }: { readonly allPairs?: boolean } = {},
): Comparison {
  const compared = layout.factors.map((factor) => {
    const members = groups
      .map(({ id, values }): Member => ({ id, values, moments: scoreMoments(factor, values) }))
      .filter(({ moments }) => moments.n > 0);
    return compareFactor(survey, factor, members, allPairs);
  });
  const adjusted = adjustPValues(compared.map(({ result }) => result.welch.p));
  const results = compared.map(({ result }, index) => ({
    ...result,
    welch: { ...result.welch, pAdjusted: adjusted[index] ?? null },
  }));
  return {
    results: withAdjustedContrasts(results),
    untested: compared.flatMap(({ result, untested }) =>
      untested.length > 0 ? [{ factor: result.factor, groups: untested }] : [],
    ),
  };
}

/** Over all groups and factors at once: each cell of the comparison is one question. */
function withAdjustedContrasts(results: readonly ComparisonResult[]): readonly ComparisonResult[] {
  const cells = results.flatMap(({ estimates }) => estimates.map(({ fromOthers }) => fromOthers.p));
  const adjusted = adjustPValues(cells);
  let at = 0;
  return results.map((result) => ({
    ...result,
    estimates: result.estimates.map((estimate) => {
      const pAdjusted = adjusted[at++] ?? null;
      return { ...estimate, fromOthers: { ...estimate.fromOthers, pAdjusted } };
    }),
  }));
}

function compareFactor(
  survey: Survey,
  factor: FactorLayout,
  members: readonly Member[],
  allPairs: boolean,
): { readonly result: ComparisonResult; readonly untested: readonly string[] } {
  const moments = members.map((member) => member.moments);
  const { used, n: tested, ...welch } = welchTest(moments);
  const { icc1, icc2, why } = intraclass(moments);
  const rwg = agreement(survey, factor, members);
  const isUsed = new Set(used);
  const untested = members.flatMap(({ id }, index) => (isUsed.has(index) ? [] : [id]));
  const isPaired = allPairs || used.length <= mostGroupsPaired;
  const firstWhy = why ?? welch.why ?? rwg.why;
  const result: ComparisonResult = {
    factor: factor.id,
    groups: members.length,
    n: moments.reduce((sum, group) => sum + group.n, 0),
    welch: { ...welch, pAdjusted: null },
    anova: equalVariances(moments),
    omegaSquared: welch.f === null ? null : omegaSquared(welch.f, used.length - 1, tested),
    icc1,
    icc2,
    rwg,
    climate: mayBeCalledClimate({ rwgMedian: rwg.median, icc1, icc2 }),
    ...intercepts(members),
    ...(isPaired ? { pairs: pairsOf(members, used) } : {}),
    ...(firstWhy ? { why: firstWhy } : {}),
  };
  return { result, untested };
}

/** The classical test: R `oneway.test(score ~ group, var.equal = TRUE)`. */
function equalVariances(moments: readonly Moments[]): ComparisonResult['anova'] {
  const { f, groups, n } = oneWayAnova(moments);
  if (f === null) return { f: null, df1: null, df2: null, p: null };
  const [df1, df2] = [groups - 1, n - groups];
  return { f, df1, df2, p: fUpperTail(f, df1, df2) };
}

/** Over respondents who answered every item of the factor. */
function agreement(
  { scale }: Survey,
  factor: FactorLayout,
  members: readonly Member[],
): ComparisonResult['rwg'] {
  const points = scale.max - scale.min + 1;
  const groups = members.map(({ values }) => ({
    n: values[factor.complete] ?? 0,
    variances: itemVariances(factor, values) ?? [],
  }));
  const skewed = groupAgreement(groups, slightlySkewedNull(points));
  return { ...groupAgreement(groups, uniformNull(points)), skewed };
}

function intercepts(members: readonly Member[]): Pick<ComparisonResult, 'variance' | 'estimates'> {
  const all = members.map((member) => member.moments);
  const model = randomIntercept(all);
  const contrasts = contrastsFromOthers(all);
  const why = model.why ? { why: model.why } : {};
  return {
    variance: { between: model.between, within: model.within, ...why },
    estimates: members.map(({ id, moments }, index): GroupEstimate => {
      const { shrunken = null, interval95 = null } = model.estimates[index] ?? {};
      const fromOthers = notAdjusted(contrasts[index]);
      return {
        group: id,
        n: moments.n,
        mean: moments.mean,
        shrunken,
        interval95,
        fromOthers,
        ...why,
      };
    }),
  };
}

function notAdjusted(contrast: Contrast | undefined): GroupEstimate['fromOthers'] {
  if (!contrast) throw new Error('a contrast for each group');
  const { difference, error, df, ci95, p, why } = contrast;
  return { difference, error, df, ci95, p, pAdjusted: null, ...(why ? { why } : {}) };
}

function pairsOf(members: readonly Member[], used: readonly number[]): GroupPair[] {
  const tested = used.flatMap((index) => members[index] ?? []);
  return gamesHowell(tested.map(({ moments }) => moments)).map(({ a, b, ...figures }) => ({
    a: tested[a]?.id ?? '',
    b: tested[b]?.id ?? '',
    ...figures,
  }));
}
